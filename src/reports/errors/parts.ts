import type { Window } from '../report.ts';
import { bucketsOf } from '../window.ts';
import { ratesOf } from './rates.ts';
import type { PartErrors } from './result.ts';
import { count, emptyTally, type Outcome, type Tally } from './tally.ts';

/**
 * Counts outcomes by intervals of one length, aligned with the beginning of the window. Memory grows with their number.
 */
export class Parts {
  readonly #length: number;
  readonly #origin: number;
  readonly #tallies = new Map<number, Tally>();
  /** The interval counted last. */
  #number = NaN;
  #tally = emptyTally();

  /** Without a beginning of the window, intervals are aligned with UTC. */
  constructor(length: number, { from }: Window) {
    this.#length = length;
    this.#origin = Number.isFinite(from) ? from : 0;
  }

  add(outcome: Outcome): void {
    const number = Math.floor((outcome.entry.at - this.#origin) / this.#length);
    // Mostly the same as before.
    if (number !== this.#number) this.#go(number);
    count(this.#tally, outcome);
  }

  #go(number: number): void {
    const tally = this.#tallies.get(number) ?? emptyTally();
    this.#tallies.set(number, tally);
    [this.#number, this.#tally] = [number, tally];
  }

  /** Yields the intervals with outcomes, each with its beginning. */
  *all(): Generator<readonly [from: number, tally: Tally]> {
    for (const [number, tally] of this.#tallies) yield [this.#origin + number * this.#length, tally];
  }
}

/** Returns the intervals with cloud errors, most errors first. */
export function worstHours(hours: Parts): PartErrors[] {
  return [...hours.all()]
    .filter(([, { cloudErrors }]) => cloudErrors > 0)
    .map(([from, tally]) => ({ from, ...ratesOf(tally) }))
    .sort((one, other) => other.cloudErrors - one.cloudErrors || one.from - other.from);
}

/** Sums the minutes up in the buckets of a window. */
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
