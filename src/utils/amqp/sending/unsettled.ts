// Notifications that were sent and have no outcome yet, in a ring by delivery id.
import type { IdRange } from '../codec/frame-writer.ts';
import type { QueuedNotification } from './queued-notification.ts';

/** A class, not a literal, for the same reason as `JustEncoded`. */
class Flight {
  readonly queued: QueuedNotification;
  readonly bytes: number;
  readonly sentAt = performance.now();

  constructor(queued: QueuedNotification, bytes: number) {
    this.queued = queued;
    this.bytes = bytes;
  }
}

const MAX = 1024;
const MAX_BYTES = 8 * 2 ** 20;
const SLOTS = 2048; // a power of two; more than `MAX`, since later deliveries may get their outcome first
const CHECK = 1000; // milliseconds

export class Unsettled {
  /** The flight of a delivery is at its id modulo the number of slots. */
  readonly #flights = Array<Flight | undefined>(SLOTS);
  readonly #deadline: number;
  readonly #overdue: (oldest: number) => void;
  #timer: NodeJS.Timeout | undefined;
  #first = 0;
  /** The number of slots in use, from the first one without an outcome to the last one sent. */
  #span = 0;
  #size = 0;
  #most = MAX;
  #bytes = 0;

  /** `overdue` is called repeatedly once the oldest delivery has had no outcome for `deadline` milliseconds. */
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
    return this.#size < this.#most && this.#bytes < MAX_BYTES && this.#span < SLOTS;
  }

  /** Requires `hasRoom`. Each id must follow the previous one. */
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

  /**
   * Returns the notifications whose deliveries have got their outcome. Ids of the range that are not here are skipped.
   */
  take({ first, last }: IdRange): QueuedNotification[] {
    const notifications: QueuedNotification[] = [];
    const ahead = (first - this.#first) >>> 0;
    // A range may begin before the first one here, and span four billion.
    const begin = ahead < this.#span ? ahead : 0;
    const reach = ((last - first) >>> 0) - ((this.#first + begin - first) >>> 0);
    for (let n = begin; n <= Math.min(begin + reach, this.#span - 1); n++) this.#takeAt(n, notifications);
    this.#moveOn();
    this.#most = Math.min(MAX, this.#most + notifications.length);
    return notifications;
  }

  /**
   * Returns all notifications in the order in which they were sent, and removes them. Fewer are sent at once the next
   * time, until outcomes arrive: RabbitMQ 3 ends the connection at the first one for which a queue has no room, without
   * settling those it accepted. Otherwise the same ones would be sent and accepted again and again.
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

  /** Frees the leading slots that have their outcome. */
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
