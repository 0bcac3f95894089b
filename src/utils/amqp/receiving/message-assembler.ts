// Assembles the messages that arrive on a link (AMQP 1.0, section 2.6.14), and grants credit for them (section 2.6.7).
import { isLast, type Transfer } from '../codec/data-frames.ts';
import { dispositionFrame, type Disposition, type LinkFlow } from '../codec/frame-writer.ts';
import type { Attach } from '../codec/handshake-frames.ts';
import { next, unrequested, type LinkEnd, type WireSession } from '../connection/wire-session.ts';

/** The largest message that we accept, in bytes: the default of RabbitMQ 4. */
export const MAX_MESSAGE_SIZE: number = 16 * 2 ** 20;
/** The largest message that a broker delivers, in bytes: RabbitMQ cannot be configured to accept larger ones. */
const LARGEST = 512 * 2 ** 20;

/** A received message, as far as settling needs it. */
export interface Delivery {
  /** Its id in the session. */
  readonly id: number;
  /** Whether the peer expects no outcome. */
  readonly isSettled: boolean;
}

export interface MessageAssemblerEvents {
  /**
   * A message is complete. Of one larger than `MAX_MESSAGE_SIZE`, `bytes` is only the beginning, itself larger than
   * that.
   */
  message(bytes: Buffer, delivery: Delivery): void;
  /** The peer aborted an incomplete message. */
  aborted(): void;
}

/** Our end of a receiving link. */
export class MessageAssembler implements LinkEnd {
  readonly #session: WireSession;
  readonly #handle: number;
  readonly #events: MessageAssemblerEvents;
  #credit = 0;
  #isWithdrawn = false;
  /** The number of messages received, starting from the peer's initial count. */
  #deliveryCount = 0;
  #delivery: Delivery | undefined;
  #parts: Buffer[] = [];
  #length = 0;

  constructor(session: WireSession, { handle }: Attach, events: MessageAssemblerEvents) {
    this.#session = session;
    this.#handle = handle;
    this.#events = events;
  }

  /** The number of messages that the peer may still send. */
  get credit(): number {
    return this.#credit;
  }

  get state(): LinkFlow {
    const linkCredit = this.#isWithdrawn ? 0 : this.#credit;
    return { handle: this.#handle, deliveryCount: this.#deliveryCount, linkCredit };
  }

  /** Grants the peer credit for `more` messages. */
  grant(more: number): void {
    this.#credit += more;
    this.#session.announce(this.state);
  }

  /** Withdraws the peer's credit; messages on their way still arrive. */
  withdraw(): void {
    this.#isWithdrawn = true;
    this.#session.announce(this.state);
  }

  /** Reports outcomes to the peer. */
  settle(dispositions: readonly Disposition[]): void {
    const { channel } = this.#session;
    this.#session.write(Buffer.concat(dispositions.map((each) => dispositionFrame(channel, each))));
  }

  attached({ initialDeliveryCount }: Attach): void {
    this.#deliveryCount = initialDeliveryCount;
  }

  /** Throws for a transfer that no peer may send. */
  transfer(part: Transfer): void {
    if (this.#credit <= 0) throw unrequested();
    if (isLast(part)) {
      this.#credit--;
      this.#deliveryCount = next(this.#deliveryCount);
    }
    this.#delivery ??= beginningWith(part);
    if (part.deliveryId !== undefined && part.deliveryId !== this.#delivery.id)
      throw new Error('the peer began a message within another');
    this.#keep(part.payload);
    if (isLast(part)) this.#finish(this.#delivery, part);
  }

  // A message that is too large is let through: if it ended the connection, it would be redelivered for ever.
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
