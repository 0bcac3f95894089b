// Puts together the messages that come by one link (AMQP 1.0, section 2.6.14), and grants credit for them (section 2.6.7).
import { isLast, type Transfer } from '../codec/data-frames.ts';
import { dispositionFrame, type Disposition, type LinkFlow } from '../codec/frame-writer.ts';
import type { Attach } from '../codec/handshake-frames.ts';
import { next, unrequested, type LinkEnd, type WireSession } from '../connection/wire-session.ts';

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

export interface MessageAssemblerEvents {
  /** A message is whole. Of one with more than `MAX_MESSAGE_SIZE` bytes it is the beginning, which has more, too. */
  message(bytes: Buffer, delivery: Delivery): void;
  /** The peer gave up one that was not. */
  aborted(): void;
}

/** Our end of a link that receives. */
export class MessageAssembler implements LinkEnd {
  readonly #session: WireSession;
  readonly #handle: number;
  readonly #events: MessageAssemblerEvents;
  #credit = 0;
  #isWithdrawn = false;
  /** How many came, as counted from where the peer began. */
  #deliveryCount = 0;
  #delivery: Delivery | undefined;
  #parts: Buffer[] = [];
  #length = 0;

  constructor(session: WireSession, { handle }: Attach, events: MessageAssemblerEvents) {
    this.#session = session;
    this.#handle = handle;
    this.#events = events;
  }

  /** How many more messages the peer may send. */
  get credit(): number {
    return this.#credit;
  }

  get state(): LinkFlow {
    const linkCredit = this.#isWithdrawn ? 0 : this.#credit;
    return { handle: this.#handle, deliveryCount: this.#deliveryCount, linkCredit };
  }

  /** Lets the peer send so many more. */
  grant(more: number): void {
    this.#credit += more;
    this.#session.announce(this.state);
  }

  /** Lets the peer send no more; those on their way still arrive. */
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

  /** Throws for what no peer may send. */
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
