import { Earliest } from './earliest.ts';
import type { Entry } from './entry.ts';
import { RunningMedian } from './median.ts';

/** How far behind the others a notification may come and still be put in its place, in milliseconds. */
export const MOST_BEHIND: number = 5 * 60_000;
/** How many are held for it, so that memory stays bounded where a lot is told in five minutes. */
export const MOST_HELD = 20_000;

// One clock that is wrong must not make all the others late: the time that it is now is that of most.
const NOTIFICATIONS_THAT_SAY_THE_TIME = 31;

/** Puts entries that come out of order by minutes in the order of time. */
export class Ordering {
  readonly #held = new Earliest();
  readonly #median = new RunningMedian(NOTIFICATIONS_THAT_SAY_THE_TIME);
  readonly #give: (entry: Entry, isLate: boolean) => void;
  #latestSeen = -Infinity;
  /** Whose time that is. */
  #ahead: Entry | undefined;
  #latestGiven = -Infinity;

  /** `isLate` is whether an entry came too late to be in order. */
  constructor(give: (entry: Entry, isLate: boolean) => void) {
    this.#give = give;
  }

  /** When the time stepped back by more than may be, the entry that was ahead of it. */
  add(entry: Entry): Entry | undefined {
    const now = this.#median.add(entry.at);
    const ahead = this.#watch(entry, now);
    this.#held.add(entry);
    while (this.#isDue(now)) this.#giveFirst();
    return ahead;
  }

  /** Gives what is still held. */
  end(): void {
    while (this.#held.size > 0) this.#giveFirst();
  }

  #watch(entry: Entry, now: number): Entry | undefined {
    const ahead = this.#isStepBack(entry.at, now) ? this.#ahead : undefined;
    if (ahead !== undefined) this.#latestSeen = now;
    if (ahead !== undefined || entry.at >= this.#latestSeen) this.#ahead = entry;
    this.#latestSeen = Math.max(this.#latestSeen, entry.at);
    return ahead;
  }

  #isStepBack(at: number, now: number): boolean {
    return this.#latestSeen - at > MOST_BEHIND && now - at <= MOST_BEHIND;
  }

  #isDue(now: number): boolean {
    const { first, size } = this.#held;
    return first !== undefined && (now - first.at > MOST_BEHIND || size > MOST_HELD);
  }

  #giveFirst(): void {
    const entry = this.#held.take();
    if (entry === undefined) return;
    const isLate = entry.at < this.#latestGiven;
    if (!isLate) this.#latestGiven = entry.at;
    this.#give(entry, isLate);
  }
}
