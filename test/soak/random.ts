import { seeded } from '../random.ts';

/** Choices that are the same for the same seed. */
export class Random {
  readonly #next: () => number;

  constructor(seed: number) {
    this.#next = seeded(seed);
  }

  /** Returns a whole number from 0 to below a limit. */
  below(limit: number): number {
    return Math.floor(this.#next() * limit);
  }

  between(least: number, limit: number): number {
    return least + this.below(limit - least);
  }

  /** Returns one of several. */
  one<T>(these: readonly T[]): T {
    return these[this.below(these.length)] as T;
  }
}
