import { Deque } from '../utils/runtime/deque.ts';

/** Lets so many do something at once. Who waits comes in the order in which he asked. */
export class Semaphore {
  readonly #waiting = new Deque<() => void>();
  #free: number;

  constructor(count: number) {
    this.#free = count;
  }

  /** Takes one, and gives a promise only when none is free yet. */
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

  /** From now on nobody waits. */
  open(): void {
    this.#free = Infinity;
    for (let next = this.#waiting.shift(); next !== undefined; next = this.#waiting.shift()) next();
  }
}
