// The age of a notification, by clocks that may be set in the meantime: it is never overestimated.
import type { Clock } from './clock.ts';

/** A time before this, when the package did not exist, comes from a clock that was not set yet. */
const FIRST = Date.UTC(2025, 0, 1);

export class Ages {
  readonly #clock: Clock;
  /** The time when the monotonic clock was at 0, as it was known when this object was created. */
  readonly #origin: number;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#origin = clock.now() - clock.monotonic();
  }

  /**
   * Returns when a notification was emitted, by the monotonic clock. `time` is in milliseconds since 1970, recorded by
   * another process, or by this one before the clock was set. An impossible time counts as now.
   */
  since(time: number): number {
    const monotonic = this.#clock.monotonic();
    if (!(time >= FIRST)) return monotonic;
    // They differ if the clock was set in the meantime, and it is unknown which of them `time` is from.
    const now = Math.min(this.#clock.now(), this.#origin + monotonic);
    return monotonic - Math.max(0, now - time);
  }

  /** Returns the age in milliseconds of a notification that was emitted at `since`, by the monotonic clock. */
  of(since: number): number {
    return this.#clock.monotonic() - since;
  }
}
