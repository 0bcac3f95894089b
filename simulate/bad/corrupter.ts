import { DAY, MINUTE, SECOND } from '../calendar.ts';
import type { PublisherClock } from '../clock.ts';
import type { Random } from '../random.ts';
import { again, asError, ofVersionTwo, phaseOf, requestOf } from './copies.ts';
import { broken, longLine, ofOtherService } from './foreign.ts';
import { noneBad, type BadCounts } from './kinds.ts';

/** A line with its time in the world: milliseconds since 1970, UTC. */
export interface Told {
  readonly line: string;
  readonly time: number;
}

const RATE = 0.002;
const LATEST: number = 3 * MINUTE;
const LINES_A_LONG_ONE = 20_000;
const SUFFIX = JSON.stringify(`"\n',`).slice(1, -1);

/** Mixes bad input into good lines, such that all the information of the good ones can still be recovered. */
export class Spoiler {
  readonly counts: BadCounts = noneBad();
  readonly #random: Random;
  /** Delayed lines, the soonest first. */
  #held: Told[] = [];
  /** Starts to leave out, unless they get no outcome. */
  readonly #leftOut = new Map<string, Told>();
  /** The requests with a duplicated start. */
  readonly #startedTwice = new Set<string>();
  #lines = 0;

  constructor(random: Random) {
    this.#random = random;
  }

  *spoil(good: Iterable<Told>): Generator<string> {
    for (const told of good) {
      yield* this.#due(told.time);
      if (told.line.includes(SUFFIX)) this.counts.awkwardIds++;
      yield* this.#noise(told.line);
      yield* this.#spoilt(told);
    }
    yield* this.#due(Infinity);
  }

  /** Sets a publisher's clock forward or back, now and then. */
  jump(clock: PublisherClock): void {
    if (!this.#random.chance(0.3)) return;
    const ahead = this.#random.whole(2, 10) * MINUTE;
    clock.offset = clock.offset === 0 ? this.#random.pick([ahead, -ahead]) : 0;
    this.counts.clockJumps++;
  }

  /** Yields input that has nothing to do with the next line. */
  *#noise(line: string): Generator<string> {
    if (this.#hits('brokenLines')) yield broken(this.#random);
    if (this.#hits('halfLines')) yield line.slice(0, this.#random.whole(1, line.length - 1));
    if (this.#hits('unknownVersions')) yield ofVersionTwo(line, this.#random);
    if (this.#hits('otherServices')) yield ofOtherService(this.#random);
    if (this.#lines++ % LINES_A_LONG_ONE !== 100) return;
    this.counts.longLines++;
    yield longLine();
  }

  *#spoilt({ line, time }: Told): Generator<string> {
    const phase = phaseOf(line);
    if (phase === 'start') yield* this.#start({ line, time });
    else yield* this.#outcome({ line, time }, phase);
    if (this.#hits('duplicates')) this.#hold(line, time);
  }

  *#start(told: Told): Generator<string> {
    if (this.#random.chance(RATE) && !isNearMidnight(told.time)) {
      this.#leftOut.set(requestOf(told.line), { ...told, time: told.time + LATEST });
      return;
    }
    yield* this.#soonOrLater(told);
    if (!this.#hits('startsTwice')) return;
    this.#startedTwice.add(requestOf(told.line));
    yield again(told.line, this.#random);
  }

  *#outcome(told: Told, phase: string): Generator<string> {
    const isLate = yield* this.#soonOrLater(told);
    const request = requestOf(told.line);
    const canFail = phase === 'end' && !isLate && told.line.includes('"started_at"');
    // Two starts with an end and an error may well be two operations.
    const isOne = !this.#startedTwice.delete(request);
    if (this.#leftOut.delete(request)) this.counts.missingStarts++;
    else if (canFail && isOne && this.#hits('errorsAfterEnd'))
      yield asError(told.line, told.time, this.#random);
  }

  /** Returns whether the line is late. */
  *#soonOrLater({ line, time }: Told): Generator<string, boolean> {
    if (this.#hits('lateLines')) {
      this.#hold(line, time);
      return true;
    }
    yield line;
    return false;
  }

  #hold(line: string, time: number): void {
    this.#held.push({ line, time: time + this.#random.between(SECOND, LATEST) });
    this.#held.sort((one, other) => one.time - other.time);
  }

  *#due(now: number): Generator<string> {
    for (let next = this.#held[0]; next !== undefined && next.time <= now; next = this.#held[0]) {
      this.#held.shift();
      yield next.line;
    }
    for (const [request, { line, time }] of this.#leftOut) {
      if (time > now) continue;
      this.#leftOut.delete(request);
      this.counts.lateLines++;
      yield line;
    }
  }

  #hits(kind: keyof BadCounts): boolean {
    if (!this.#random.chance(RATE)) return false;
    this.counts[kind]++;
    return true;
  }
}

// The start may be a user's only notification of a day.
function isNearMidnight(time: number): boolean {
  return time % DAY > DAY - LATEST;
}
