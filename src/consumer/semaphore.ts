import { Deque } from '../utils/runtime/deque.ts';

/** Limits how much is done at once. Those who wait are served in the order of their requests. */
export class Semaphore {
  readonly #waiting = new Deque<() => void>();
  #free: number;

  constructor(count: number) {
    this.#free = count;
  }

  /** Acquires a permit; returns a promise only when none is free. */
  take(): Promise<void> | undefined {
    if (this.#free === 0)
      return new Promise((resolve) => {
        this.#waiting.push(resolve);
      });
    this.#free--;
    return undefined;
  }

  give(): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#free++;
    else next();
  }

  /** Ends all waiting, now and later. */
  open(): void {
    this.#free = Infinity;
    for (let next = this.#waiting.shift(); next !== undefined; next = this.#waiting.shift()) next();
  }
}
