import { seeded } from '../test/random.ts';

/** Random numbers, choices and ids that are the same for the same seed. */
export class Random {
  readonly #next: () => number;

  constructor(seed: number) {
    this.#next = seeded(seed);
  }

  chance(probability: number): boolean {
    return this.#next() < probability;
  }

  /** Returns a number from `least` up to, but not including, `most`. */
  between(least: number, most: number): number {
    return least + this.#next() * (most - least);
  }

  /** Returns a whole number from `least` up to and including `most`. */
  whole(least: number, most: number): number {
    return Math.floor(this.between(least, most + 1));
  }

  pick<const Items extends readonly [unknown, ...unknown[]]>(items: Items): Items[number] {
    return items[this.whole(0, items.length - 1)] ?? items[0];
  }

  /** Returns a number around `mean`, two thirds of the time within `deviation` of it (Box–Muller). */
  normal(mean: number, deviation: number): number {
    const radius = Math.sqrt(-2 * Math.log(1 - this.#next()));
    return mean + deviation * radius * Math.cos(2 * Math.PI * this.#next());
  }

  /** Returns a number with `median` and a long tail above it: like response times, and users' activity. */
  skewed(median: number, spread: number): number {
    return median * Math.exp(this.normal(0, spread));
  }

  /** Returns the number of occurrences for a given average (Poisson). */
  times(mean: number): number {
    const limit = Math.exp(-mean);
    let count = -1;
    for (let product = 1; product > limit; product *= this.#next()) count++;
    return Math.max(0, count);
  }

  hex(digits: number): string {
    let text = '';
    while (text.length < digits) text += this.#fourDigits();
    return text.slice(0, digits);
  }

  /** Returns a UUID, version 4. */
  uuid(): string {
    const text = this.hex(30);
    const [time, middle, third] = [text.slice(0, 8), text.slice(8, 12), text.slice(12, 15)];
    const variant = this.pick(['8', '9', 'a', 'b']);
    return `${time}-${middle}-4${third}-${variant}${text.slice(15, 18)}-${text.slice(18)}`;
  }

  #fourDigits(): string {
    return fourDigits[Math.floor(this.#next() * 2 ** 16)] ?? '';
  }
}

// A table, because a stream has millions of ids.
const fourDigits: readonly string[] = Array.from({ length: 2 ** 16 }, (_, number) =>
  number.toString(16).padStart(4, '0'),
);
