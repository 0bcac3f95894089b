// How old a notification is, by clocks that may be set while it waits: none is taken for older than it is.
import type { Clock } from './clock.ts';

/** What is said to be of before this package was is of a clock that was not set yet. */
const FIRST = Date.UTC(2025, 0, 1);

export class Ages {
  readonly #clock: Clock;
  /** What time it was when the clock that never goes back was at 0, as far as was known when this began. */
  readonly #origin: number;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#origin = clock.now() - clock.monotonic();
  }

  /**
   * When something was told, by the clock that never goes back; `time` is what another process, or this one before the
   * clock was set, noted: milliseconds since 1970. What cannot be is taken for now.
   */
  since(time: number): number {
    const monotonic = this.#clock.monotonic();
    if (!(time >= FIRST)) return monotonic;
    // They differ when the clock was set meanwhile, and nobody knows which of them `time` is of.
    const now = Math.min(this.#clock.now(), this.#origin + monotonic);
    return monotonic - Math.max(0, now - time);
  }
}
