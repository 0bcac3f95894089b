// What the peer did not want now, each with a time of its own to try again: the others go on meanwhile.
import { backoff } from '../connection/backoff.ts';
import type { Parcel } from './queued-notification.ts';

const TICK = 100; // milliseconds: coarse, so that many parcels share one timer

export class Postponed {
  readonly #again: (parcels: Parcel[]) => void;
  #parcels: { readonly parcel: Parcel; readonly due: number }[] = [];
  #timer: NodeJS.Timeout | undefined;

  constructor(again: (parcels: Parcel[]) => void) {
    this.#again = again;
  }

  get size(): number {
    return this.#parcels.length;
  }

  *[Symbol.iterator](): Generator<Parcel> {
    for (const { parcel } of this.#parcels) yield parcel;
  }

  add(parcel: Parcel): void {
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
