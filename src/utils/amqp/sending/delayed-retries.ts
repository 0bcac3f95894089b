// What the peer did not want now, each with a time of its own to try again: the others go on meanwhile.
import { backoff } from '../connection/backoff.ts';
import type { QueuedNotification } from './queued-notification.ts';

const TICK = 100; // milliseconds: coarse, so that many parcels share one timer

export class DelayedRetries {
  readonly #again: (parcels: QueuedNotification[]) => void;
  #parcels: { readonly parcel: QueuedNotification; readonly due: number }[] = [];
  #timer: NodeJS.Timeout | undefined;

  constructor(again: (parcels: QueuedNotification[]) => void) {
    this.#again = again;
  }

  get size(): number {
    return this.#parcels.length;
  }

  *[Symbol.iterator](): Generator<QueuedNotification> {
    for (const { parcel } of this.#parcels) yield parcel;
  }

  add(parcel: QueuedNotification): void {
    this.#parcels.push({ parcel, due: performance.now() + backoff(parcel.attempts) });
    this.#timer ??= setInterval(() => {
      this.#release(performance.now());
    }, TICK);
  }

  /** Hands all of them back at once. */
  releaseAll(): void {
    this.#release(Infinity);
  }

  #release(now: number): void {
    const due = this.#parcels.filter((each) => each.due <= now);
    this.#parcels = this.#parcels.filter((each) => each.due > now);
    if (this.#parcels.length === 0) {
      clearInterval(this.#timer);
      this.#timer = undefined;
    }
    if (due.length > 0) this.#again(due.map(({ parcel }) => parcel));
  }
}
