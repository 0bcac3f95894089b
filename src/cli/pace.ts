import { timeOf } from '../utils/text/timestamp.ts';

const OVER = 5000; // milliseconds over which the rate is measured

/** Measures how many notifications are kept, how many per second, and the age of the last one. */
export class Pace {
  #count = 0;
  #last: unknown;
  /** Counts of the last seconds, oldest first. */
  #seen: { readonly at: number; readonly count: number }[] = [{ at: performance.now(), count: 0 }];

  kept(timestamp: unknown): void {
    this.#count++;
    this.#last = timestamp;
  }

  /** Returns a text for people: `12345 kept, 4980 a second, 0.3 s behind`. */
  now(): string {
    const rate = `${String(this.#count)} kept, ${this.#rate().toFixed(0)} a second`;
    const behind = (Date.now() - timeOf(this.#last)) / 1000;
    return Number.isNaN(behind) ? rate : `${rate}, ${behind.toFixed(1)} s behind`;
  }

  #rate(): number {
    const now = { at: performance.now(), count: this.#count };
    this.#seen = [...this.#seen.filter(({ at }) => now.at - at < OVER), now];
    const [first = now] = this.#seen;
    return first === now ? 0 : ((now.count - first.count) / (now.at - first.at)) * 1000;
  }
}
