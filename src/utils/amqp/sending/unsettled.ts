// What was sent and has no outcome yet, in a ring by the ids of the deliveries.
import type { IdRange } from '../codec/frame-writer.ts';
import type { QueuedNotification } from './queued-notification.ts';

/** A class for the reason that `JustSealed` is one. */
class Flight {
  readonly queued: QueuedNotification;
  readonly bytes: number;
  readonly sentAt = performance.now();

  constructor(queued: QueuedNotification, bytes: number) {
    this.queued = queued;
    this.bytes = bytes;
  }
}

const MOST = 1024;
const MOST_BYTES = 8 * 2 ** 20;
const SLOTS = 2048; // a power of two: some may have their outcome, and an earlier one none
const CHECK = 1000; // milliseconds

export class Unsettled {
  /** The flight of a delivery is at its id, modulo the slots. */
  readonly #flights = Array<Flight | undefined>(SLOTS);
  readonly #deadline: number;
  readonly #overdue: (oldest: number) => void;
  #timer: NodeJS.Timeout | undefined;
  #first = 0;
  /** How many slots are in use, from the first that has no outcome to the last that was sent. */
  #span = 0;
  #size = 0;
  #most = MOST;
  #bytes = 0;

  /** `overdue` is called as long as the oldest delivery has had no outcome for `deadline` milliseconds. */
  constructor(deadline: number, overdue: (oldest: number) => void) {
    this.#deadline = deadline;
    this.#overdue = overdue;
  }

  get size(): number {
    return this.#size;
  }

  *[Symbol.iterator](): Generator<QueuedNotification> {
    for (let n = 0; n < this.#span; n++) {
      const flight = this.#flights[this.#slot(n)];
      if (flight !== undefined) yield flight.queued;
    }
  }

  get hasRoom(): boolean {
    return this.#size < this.#most && this.#bytes < MOST_BYTES && this.#span < SLOTS;
  }

  /** Only when there is room, and each with the id after the one before. */
  add(id: number, queued: QueuedNotification, bytes: number): void {
    if (this.#span === 0) this.#first = id;
    this.#flights[this.#slot(this.#span++)] = new Flight(queued, bytes);
    this.#size++;
    this.#bytes += bytes;
    this.#timer ??= setInterval(
      () => {
        this.#check();
      },
      Math.min(CHECK, this.#deadline),
    );
  }

  /** The queued notifications of deliveries that got their outcome; of a range only those that are (and still are) known. */
  take({ first, last }: IdRange): QueuedNotification[] {
    const notifications: QueuedNotification[] = [];
    const ahead = (first - this.#first) >>> 0;
    // A range may begin before the first that is here, and be of four billion.
    const begin = ahead < this.#span ? ahead : 0;
    const reach = ((last - first) >>> 0) - ((this.#first + begin - first) >>> 0);
    for (let n = begin; n <= Math.min(begin + reach, this.#span - 1); n++) this.#takeAt(n, notifications);
    this.#moveOn();
    this.#most = Math.min(MOST, this.#most + notifications.length);
    return notifications;
  }

  /**
   * All queued notifications in the order in which they were sent; none is left. The next time fewer go at once, until outcomes
   * come: RabbitMQ 3 ends the connection at the first one that a queue has no room for, and forgets to say which of
   * the others it has taken. The same ones would be sent, and taken, again and again.
   */
  takeAll(): QueuedNotification[] {
    if (this.#size > 0) this.#most = Math.ceil(this.#size / 2);
    const notifications = [...this];
    this.#flights.fill(undefined);
    this.#span = this.#size = this.#bytes = 0;
    this.#stop();
    return notifications;
  }

  #slot(n: number): number {
    return (this.#first + n) % SLOTS;
  }

  #takeAt(n: number, notifications: QueuedNotification[]): void {
    const slot = this.#slot(n);
    const flight = this.#flights[slot];
    if (flight === undefined) return;
    this.#flights[slot] = undefined;
    this.#size--;
    this.#bytes -= flight.bytes;
    notifications.push(flight.queued);
  }

  /** Leaves the slots at the beginning that have their outcome. */
  #moveOn(): void {
    while (this.#span > 0 && this.#flights[this.#slot(0)] === undefined) {
      this.#first = (this.#first + 1) >>> 0;
      this.#span--;
    }
  }

  #check(): void {
    const oldest = this.#flights[this.#slot(0)];
    if (oldest === undefined) this.#stop();
    else if (performance.now() - oldest.sentAt >= this.#deadline) this.#overdue(this.#first);
  }

  #stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }
}
