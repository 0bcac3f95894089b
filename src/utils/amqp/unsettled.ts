// What was sent and has no outcome yet. rhea forgets it without a word when a connection is lost.
import type { Parcel } from './parcel.ts';
import type { Delivery } from './rhea.ts';

interface Flight {
  readonly parcel: Parcel;
  readonly bytes: number;
  readonly sentAt: number;
}

// Below the 2048 deliveries that rhea holds for a session: one more than that would wedge it.
const MOST = 1024;
// rhea keeps writing, whether the socket keeps up or not.
const MOST_BYTES = 8 * 2 ** 20;
const CHECK = 1000; // milliseconds

export class Unsettled {
  readonly #flights = new Map<Delivery, Flight>();
  readonly #deadline: number;
  readonly #overdue: (oldest: Delivery) => void;
  #timer: NodeJS.Timeout | undefined;
  #most = MOST;
  #bytes = 0;

  /** `overdue` is called as long as the oldest delivery has had no outcome for `deadline` milliseconds. */
  constructor(deadline: number, overdue: (oldest: Delivery) => void) {
    this.#deadline = deadline;
    this.#overdue = overdue;
  }

  get size(): number {
    return this.#flights.size;
  }

  *[Symbol.iterator](): Generator<Parcel> {
    for (const { parcel } of this.#flights.values()) yield parcel;
  }

  get hasRoom(): boolean {
    return this.#flights.size < this.#most && this.#bytes < MOST_BYTES;
  }

  add(delivery: Delivery, parcel: Parcel, bytes: number): void {
    this.#flights.set(delivery, { parcel, bytes, sentAt: performance.now() });
    this.#bytes += bytes;
    this.#timer ??= setInterval(
      () => {
        this.#check();
      },
      Math.min(CHECK, this.#deadline),
    );
  }

  /** The parcel of a delivery that got its outcome; nothing when it is not (or no longer) known. */
  take(delivery: Delivery): Parcel | undefined {
    const flight = this.#flights.get(delivery);
    if (flight === undefined) return undefined;
    this.#flights.delete(delivery);
    this.#bytes -= flight.bytes;
    this.#most = Math.min(MOST, this.#most + 1);
    return flight.parcel;
  }

  /**
   * All parcels in the order in which they were sent; none is left. The next time fewer go at once, until outcomes
   * come: RabbitMQ 3 ends the connection at the first one that a queue has no room for, and forgets to say which of
   * the others it has taken. The same ones would be sent, and taken, again and again.
   */
  takeAll(): Parcel[] {
    if (this.#flights.size > 0) this.#most = Math.ceil(this.#flights.size / 2);
    const parcels = [...this.#flights.values()].map(({ parcel }) => parcel);
    this.#flights.clear();
    this.#bytes = 0;
    this.#stop();
    return parcels;
  }

  #check(): void {
    const [oldest] = this.#flights;
    if (oldest === undefined) this.#stop();
    else if (performance.now() - oldest[1].sentAt >= this.#deadline) this.#overdue(oldest[0]);
  }

  #stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }
}
