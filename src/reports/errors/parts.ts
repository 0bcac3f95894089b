import type { Window } from '../report.ts';
import { bucketsOf } from '../window.ts';
import { ratesOf } from './rates.ts';
import type { PartErrors } from './result.ts';
import { count, emptyTally, type Outcome, type Tally } from './tally.ts';

/** Counts outcomes by parts of time of one length, of which one begins with the window. Memory grows with their number. */
export class Parts {
  readonly #length: number;
  readonly #origin: number;
  readonly #tallies = new Map<number, Tally>();
  /** The part that was counted last. */
  #number = NaN;
  #tally = emptyTally();

  /** Of a window without a beginning, they begin as in UTC. */
  constructor(length: number, { from }: Window) {
    this.#length = length;
    this.#origin = Number.isFinite(from) ? from : 0;
  }

  add(outcome: Outcome): void {
    const number = Math.floor((outcome.entry.at - this.#origin) / this.#length);
    // Mostly it is the same as before.
    if (number !== this.#number) this.#go(number);
    count(this.#tally, outcome);
  }

  #go(number: number): void {
    const tally = this.#tallies.get(number) ?? emptyTally();
    this.#tallies.set(number, tally);
    [this.#number, this.#tally] = [number, tally];
  }

  /** Those in which something came to its outcome, with when they begin. */
  *all(): Generator<readonly [from: number, tally: Tally]> {
    for (const [number, tally] of this.#tallies) yield [this.#origin + number * this.#length, tally];
  }
}

/** Those with errors of the cloud, the most of them first. */
export function worstHours(hours: Parts): PartErrors[] {
  return [...hours.all()]
    .filter(([, { cloudErrors }]) => cloudErrors > 0)
    .map(([from, tally]) => ({ from, ...ratesOf(tally) }))
    .sort((one, other) => other.cloudErrors - one.cloudErrors || one.from - other.from);
}

/** The minutes, put together in the buckets of a window. */
export function overTime(minutes: Parts, window: Window): PartErrors[] {
  const buckets = bucketsOf(window).map(({ from }) => ({ from, tally: emptyTally() }));
  const [first, second] = buckets;
  const length = (second?.from ?? Infinity) - (first?.from ?? 0);
  for (const [from, tally] of minutes.all()) {
    const bucket = buckets[Math.floor((from - window.from) / length)];
    if (bucket !== undefined) add(bucket.tally, tally);
  }
  return buckets.map(({ from, tally }) => ({ from, ...ratesOf(tally) }));
}

function add(sum: Tally, { operations, errors, cloudErrors }: Tally): void {
  sum.operations += operations;
  sum.errors += errors;
  sum.cloudErrors += cloudErrors;
}
