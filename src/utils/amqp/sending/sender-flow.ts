// The deliveries of a link, and the peer's credit and outcomes for them (AMQP 1.0, sections 2.5.6 and 2.6.7). Their ids
// wrap around: 0 follows 2^32 - 1 (section 2.8.10).
import type { Flow, PeerDisposition } from '../codec/data-frames.ts';
import type { Attach } from '../codec/handshake-frames.ts';
import { settlement, type IdRange, type LinkFlow } from '../codec/frame-writer.ts';
import type { Outcome } from '../codec/outcome.ts';
import type { AmqpError } from '../codec/amqp-error.ts';
import { HEAD_SIZE } from '../connection/transfer-writer.ts';
import { next, since, type LinkEnd, type WireSession } from '../connection/wire-session.ts';

export interface SenderFlowEvents {
  /** The peer has reported its credit. */
  credit(): void;
  outcome(ids: IdRange, outcome: Outcome, error: AmqpError | undefined): void;
}

/** Our end of a sending link. It has its own session, so that a delivery's id is also the link's delivery count. */
export class SenderFlow implements LinkEnd {
  readonly #session: WireSession;
  readonly #handle: number;
  readonly #isSettled: boolean;
  readonly #events: SenderFlowEvents;
  /** The id of the next delivery, and the delivery count before it, starting from the link's initial count. */
  #nextId: number;
  readonly #firstId: number;
  #credit = 0;
  /** The rest of the last delivery, for which the window was too small. */
  #rest: Buffer | undefined;
  #isClosed = false;

  /** Counts from the initial delivery count of our attach frame. */
  constructor(session: WireSession, attach: Attach, events: SenderFlowEvents) {
    this.#session = session;
    this.#handle = attach.handle;
    this.#isSettled = attach.sendsSettled;
    this.#firstId = attach.initialDeliveryCount;
    this.#nextId = attach.initialDeliveryCount;
    this.#events = events;
  }

  /** How many more may be sent now, within the window. */
  get credit(): number {
    return this.#session.hasRoom && this.#rest === undefined ? this.#credit : 0;
  }

  get state(): LinkFlow {
    return { handle: this.#handle, deliveryCount: this.#nextId, linkCredit: Math.max(0, this.#credit) };
  }

  /** Sends an encoded message, and returns its delivery id. Requires credit. */
  send(message: Buffer): number {
    const id = this.#nextId;
    this.#nextId = next(id);
    this.#credit--;
    this.#transfer(id, message);
    return id;
  }

  /** Returns whether all frames of a delivery are written: the peer's window may be closed. */
  isWritten(id: number): boolean {
    return this.#rest === undefined || next(id) !== this.#nextId;
  }

  /** Stops all events. */
  close(): void {
    this.#isClosed = true;
  }

  /** The peer may not have seen the last deliveries yet. */
  credited({ deliveryCount = this.#firstId, linkCredit }: Flow): void {
    if (linkCredit !== undefined) this.#credit = linkCredit - since(deliveryCount, this.#nextId);
  }

  windowChanged(): void {
    if (this.#isClosed) return;
    const rest = this.#rest;
    this.#rest = undefined;
    if (rest !== undefined) this.#transfer((this.#nextId - 1) >>> 0, rest);
    this.#session.flush();
    this.#events.credit();
  }

  /** Settles the deliveries that the peer has not settled itself. */
  disposition({ isOfReceiver, isSettled, first, last, outcome, error }: PeerDisposition): void {
    if (this.#isClosed || !isOfReceiver || outcome === undefined) return;
    const ids = { first, last };
    if (!isSettled) this.#session.write(settlement(this.#session.channel, ids));
    this.#events.outcome(ids, outcome, error);
  }

  #transfer(deliveryId: number, message: Buffer): void {
    const { channel, maxFrameSize } = this.#session;
    const most = maxFrameSize - HEAD_SIZE;
    let from = 0;
    for (let more = true; more && this.#session.hasRoom;) {
      const part = message.subarray(from, from + most);
      from += part.length;
      more = from < message.length;
      const head = { channel, handle: this.#handle, deliveryId, isSettled: this.#isSettled, more };
      this.#session.send(head, part);
    }
    if (from < message.length) this.#rest = Buffer.from(message.subarray(from));
  }
}
