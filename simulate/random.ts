import { seeded } from '../test/random.ts';

/** Chances, choices and ids that are the same for the same seed. */
export class Random {
  readonly #next: () => number;

  constructor(seed: number) {
    this.#next = seeded(seed);
  }

  chance(probability: number): boolean {
    return this.#next() < probability;
  }

  /** From `least` up to, but not, `most`. */
  between(least: number, most: number): number {
    return least + this.#next() * (most - least);
  }

  /** A whole number from `least` up to, and with, `most`. */
  whole(least: number, most: number): number {
    return Math.floor(this.between(least, most + 1));
  }

  pick<const Items extends readonly [unknown, ...unknown[]]>(items: Items): Items[number] {
    return items[this.whole(0, items.length - 1)] ?? items[0];
  }

  /** About `mean`, two thirds of the time within `deviation` of it (Box and Muller). */
  normal(mean: number, deviation: number): number {
    const radius = Math.sqrt(-2 * Math.log(1 - this.#next()));
    return mean + deviation * radius * Math.cos(2 * Math.PI * this.#next());
  }

  /** Half of them below `median`, and a long tail above it: as response times and people's zeal are. */
  skewed(median: number, spread: number): number {
    return median * Math.exp(this.normal(0, spread));
  }

  /** How often something happens of which it is known how often it does on average (Poisson). */
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

  /** A UUID, version 4. */
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
