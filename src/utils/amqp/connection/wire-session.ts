// A session with the counters of the wire (AMQP 1.0, section 2.5.6). Ids wrap around: 0 follows 2^32 - 1 (section
// 2.8.10).
import type { Flow, PeerDisposition, Transfer } from '../codec/data-frames.ts';
import { flowFrame, type LinkFlow } from '../codec/frame-writer.ts';
import type { Attach, Begin } from '../codec/handshake-frames.ts';
import type { TransferHead, TransferWriter } from './transfer-writer.ts';

/** Our end of a link. One without any members serves only to see whether the peer agrees. */
export interface LinkEnd {
  /** The link's state in a flow frame. */
  readonly state?: LinkFlow;
  /** The peer has attached its end. */
  attached?(attach: Attach): void;
  /** The peer grants credit. */
  credited?(flow: Flow): void;
  /** The peer accepts a different number of frames in the session. */
  windowChanged?(): void;
  /** The peer reports the outcome of deliveries in the session. */
  disposition?(disposition: PeerDisposition): void;
  transfer?(transfer: Transfer): void;
}

/** Creates our end of a link once our attach frame is written. */
export type MakeLinkEnd = (session: WireSession, attach: Attach) => LinkEnd;

const OUTGOING_WINDOW = 2 ** 32 - 1; // as many as the peer accepts

export class WireSession {
  readonly channel: number;
  readonly maxFrameSize: number;
  readonly #transfers: TransferWriter;
  readonly #begin: Begin;
  readonly #linkEnds = new Map<string, LinkEnd>();
  /** The names of links, by the peer's handles. */
  readonly #names = new Map<number, string>();
  #nextOutgoingId: number;
  /** The number of transfer frames that the peer still accepts. */
  #window = 0;
  #nextIncomingId: number | undefined;
  /** Transfer frames received since our window was last announced. */
  #received = 0;
  readonly #endedBy = new Set<'us' | 'peer'>();

  /** `begin` is our own frame; `maxFrameSize` is the largest frame that the peer accepts, in bytes. */
  constructor(channel: number, begin: Begin, maxFrameSize: number, transfers: TransferWriter) {
    this.channel = channel;
    this.#begin = begin;
    this.maxFrameSize = maxFrameSize;
    this.#transfers = transfers;
    this.#nextOutgoingId = begin.nextOutgoingId;
  }

  /** Whether another transfer frame may be sent. */
  get hasRoom(): boolean {
    return this.#window > 0;
  }

  /** Whether both ends have ended. */
  get isOver(): boolean {
    return this.#endedBy.size === 2;
  }

  /** Handles an end frame. No frame may follow ours. */
  ended(by: 'us' | 'peer'): void {
    this.#endedBy.add(by);
  }

  /** Handles the peer's begin frame. */
  begun({ nextOutgoingId, incomingWindow }: Begin): void {
    this.#nextIncomingId = nextOutgoingId;
    this.#window = incomingWindow;
  }

  /** Handles our attach frame. */
  attach(attach: Attach, make: MakeLinkEnd | undefined): void {
    this.#linkEnds.set(attach.name, make?.(this, attach) ?? {});
  }

  /** Handles the peer's attach frame. */
  attached(attach: Attach): void {
    const linkEnd = this.#linkEnds.get(attach.name);
    if (linkEnd === undefined) throw new Error('the peer attached an unrequested link');
    this.#names.set(attach.handle, attach.name);
    linkEnd.attached?.(attach);
  }

  detached(handle: number): void {
    this.#linkEnds.delete(this.#names.get(handle) ?? '');
    this.#names.delete(handle);
  }

  /** Handles a flow frame. The peer may not have seen our last frames yet. */
  flow(flow: Flow): void {
    const { handle, nextIncomingId = this.#begin.nextOutgoingId } = flow;
    const linkEnd = handle === undefined ? undefined : this.#linkEndOf(handle);
    if (handle !== undefined && linkEnd === undefined) throw new Error(`Invalid handle ${handle}`);
    this.#nextIncomingId = flow.nextOutgoingId;
    this.#window = flow.incomingWindow - since(nextIncomingId, this.#nextOutgoingId);
    linkEnd?.credited?.(flow);
    for (const each of this.#linkEnds.values()) each.windowChanged?.();
    if (flow.echo) this.announce(linkEnd?.state);
  }

  disposition(disposition: PeerDisposition): void {
    for (const each of this.#linkEnds.values()) each.disposition?.(disposition);
  }

  transfer(transfer: Transfer): void {
    const linkEnd = this.#linkEndOf(transfer.handle);
    if (linkEnd?.transfer === undefined) throw unrequested();
    this.#nextIncomingId = next(this.#nextIncomingId ?? 0);
    this.#received++;
    linkEnd.transfer(transfer);
    if (this.#received > this.#begin.incomingWindow / 2) this.announce();
  }

  /** Writes a flow frame: our window, and the credit of a link. */
  announce(link?: LinkFlow): void {
    this.#received = 0;
    const { incomingWindow } = this.#begin;
    const ids = { nextIncomingId: this.#nextIncomingId, nextOutgoingId: this.#nextOutgoingId };
    this.write(flowFrame(this.channel, { ...ids, incomingWindow, outgoingWindow: OUTGOING_WINDOW }, link));
  }

  /** Sends a part of a message with the next `flush`. Requires `hasRoom`. */
  send(head: TransferHead, part: Buffer): void {
    this.#transfers.add(head, part);
    this.#nextOutgoingId = next(this.#nextOutgoingId);
    this.#window--;
  }

  flush(): void {
    this.#transfers.flush();
  }

  write(frames: Buffer): void {
    if (!this.#endedBy.has('us')) this.#transfers.write(frames);
  }

  #linkEndOf(handle: number): LinkEnd | undefined {
    return this.#linkEnds.get(this.#names.get(handle) ?? '');
  }
}

/** Returns the distance between two ids. */
export function since(id: number, next: number): number {
  return (next - id) >>> 0;
}

/** Returns the id after another. */
export function next(id: number): number {
  return (id + 1) >>> 0;
}

export function unrequested(): Error {
  return new Error('the peer sent an unrequested message');
}
