// Puts together the messages that come by one link (AMQP 1.0, section 2.6.14).
import { isLast, type Transfer } from './transfer-frame.ts';

/** The largest message that we take, in bytes: as RabbitMQ 4 takes by default. */
export const MAX_MESSAGE_SIZE: number = 16 * 2 ** 20;
/** The largest that a broker hands on, in bytes: RabbitMQ cannot be set to take larger ones. */
const LARGEST = 512 * 2 ** 20;

/** A message that came, as it is settled. */
export interface Delivery {
  /** Its number in the session. */
  readonly id: number;
  /** Whether the peer wants no answer. */
  readonly isSettled: boolean;
}

export interface InboxEvents {
  /** A message is whole. Of one with more than `MAX_MESSAGE_SIZE` bytes it is the beginning, which has more, too. */
  message(bytes: Buffer, delivery: Delivery): void;
  /** The peer gave up one that was not. */
  aborted(): void;
}

export class Inbox {
  readonly #events: InboxEvents;
  #delivery: Delivery | undefined;
  #parts: Buffer[] = [];
  #length = 0;

  constructor(events: InboxEvents) {
    this.#events = events;
  }

  /** Throws for what no peer may send. */
  add(part: Transfer): void {
    this.#delivery ??= beginningWith(part);
    if (part.deliveryId !== undefined && part.deliveryId !== this.#delivery.id)
      throw new Error('the peer began a message within another');
    this.#keep(part.payload);
    if (isLast(part)) this.#finish(this.#delivery, part);
  }

  // What is too large is let pass: to end the connection would have it come again, for ever.
  #keep(payload: Buffer): void {
    if (this.#length <= MAX_MESSAGE_SIZE) this.#parts.push(payload);
    this.#length += payload.length;
    if (this.#length > LARGEST) throw new Error(`the peer sent a message of more than ${LARGEST} bytes`);
  }

  #finish(delivery: Delivery, { payload, isAborted }: Transfer): void {
    const bytes = this.#parts.length === 1 ? (this.#parts[0] ?? payload) : Buffer.concat(this.#parts);
    this.#delivery = undefined;
    this.#parts = [];
    this.#length = 0;
    if (isAborted) this.#events.aborted();
    else this.#events.message(bytes, delivery);
  }
}

function beginningWith({ deliveryId, isSettled }: Transfer): Delivery {
  if (deliveryId === undefined) throw new Error('the peer sent a message without a delivery-id');
  return { id: deliveryId, isSettled };
}
