// What both ends of a session count (AMQP 1.0, section 2.5.6), and its links. Their ids go around: 0 comes after 2^32 - 1.
import type { Flow, Told, Transfer } from './data-frames.ts';
import { flowFrame, type LinkState } from './frame-writer.ts';
import type { Attach, Begin } from './handshake-frames.ts';
import type { Transfers } from './transfers.ts';

/** Our end of a link, as it is when nothing goes over it. */
export class LinkEnd {
  protected readonly session: WireSession;
  protected readonly handle: number;

  constructor(session: WireSession, handle: number) {
    this.session = session;
    this.handle = handle;
  }

  /** What the peer is told of it when it asks. */
  get state(): LinkState {
    return { handle: this.handle, deliveryCount: 0, linkCredit: 0 };
  }

  /** The peer has attached its end. */
  attached(_attach: Attach): void {
    // It counts from where it likes, and nothing comes.
  }

  /** The peer grants credit. */
  granted(_flow: Flow): void {
    // There is nothing to send.
  }

  /** The peer has told how many frames of the session it takes. */
  goOn(): void {
    // Nothing waits for it.
  }

  /** The peer has told what became of deliveries of the session. */
  told(_told: Told): void {
    // Nothing was sent.
  }

  transfer(_transfer: Transfer): void {
    throw new Error('the peer sent a message that nobody asked for');
  }
}

/** Makes our end of a link, which our attach has told the peer. */
export type MakeLinkEnd = (session: WireSession, attach: Attach) => LinkEnd;

const plainLinkEnd: MakeLinkEnd = (session, { handle }) => new LinkEnd(session, handle);

const OUTGOING_WINDOW = 2 ** 32 - 1; // as many as the peer takes

export class WireSession {
  readonly channel: number;
  readonly maxFrameSize: number;
  readonly #transfers: Transfers;
  readonly #begin: Begin;
  readonly #byName = new Map<string, LinkEnd>();
  /** By the peer's handles. */
  readonly #byHandle = new Map<number, string>();
  #nextOutgoingId: number;
  /** How many more transfer frames the peer takes. */
  #window = 0;
  #nextIncomingId: number | undefined;
  /** How many came since it was last told how many may. */
  #came = 0;
  readonly #ended = new Set<'us' | 'peer'>();

  /** Our end, as our begin tells it. Frames to the peer have at most so many bytes. */
  constructor(channel: number, begin: Begin, maxFrameSize: number, transfers: Transfers) {
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

  /** The peer's end has begun. */
  begun({ nextOutgoingId, incomingWindow }: Begin): void {
    this.#nextIncomingId = nextOutgoingId;
    this.#window = incomingWindow;
  }

  /** One of the ends has ended. After ours nothing more is written. */
  ended(by: 'us' | 'peer'): void {
    this.#ended.add(by);
  }

  /** Whether both ends have. */
  get isOver(): boolean {
    return this.#ended.size === 2;
  }

  /** We ask for a link. */
  attach(attach: Attach, make: MakeLinkEnd = plainLinkEnd): void {
    this.#byName.set(attach.name, make(this, attach));
  }

  /** The peer has agreed to one. */
  attached(attach: Attach): void {
    const end = this.#byName.get(attach.name);
    if (end === undefined) throw new Error('the peer attached a link that nobody asked for');
    this.#byHandle.set(attach.handle, attach.name);
    end.attached(attach);
  }

  detached(handle: number): void {
    this.#byName.delete(this.#byHandle.get(handle) ?? '');
    this.#byHandle.delete(handle);
  }

  /** Takes over what the peer grants. It may not know yet of the last frames that were sent. */
  flow(flow: Flow): void {
    const { handle, nextIncomingId = this.#begin.nextOutgoingId } = flow;
    const link = handle === undefined ? undefined : this.#endAt(handle);
    if (handle !== undefined && link === undefined) throw new Error(`Invalid handle ${handle}`);
    this.#nextIncomingId = flow.nextOutgoingId;
    this.#window = flow.incomingWindow - since(nextIncomingId, this.#nextOutgoingId);
    link?.granted(flow);
    for (const end of this.#byName.values()) end.goOn();
    if (flow.echo) this.grant(link?.state);
  }

  told(told: Told): void {
    for (const end of this.#byName.values()) end.told(told);
  }

  /** Hands over a part of a message. */
  transfer(transfer: Transfer): void {
    const end = this.#endAt(transfer.handle);
    if (end === undefined) throw new Error('the peer sent a message that nobody asked for');
    this.#nextIncomingId = next(this.#nextIncomingId ?? 0);
    this.#came++;
    end.transfer(transfer);
    if (this.#came > this.#begin.incomingWindow / 2) this.grant();
  }

  /** Tells the peer how many frames it may send, and how many messages by a link. */
  grant(link?: LinkState): void {
    this.#came = 0;
    const { incomingWindow } = this.#begin;
    const ids = { nextIncomingId: this.#nextIncomingId, nextOutgoingId: this.#nextOutgoingId };
    this.write(flowFrame(this.channel, { ...ids, incomingWindow, outgoingWindow: OUTGOING_WINDOW }, link));
  }

  /** Sends a part of a message with the next `flush`, only when there is room. */
  send(handle: number, deliveryId: number, part: Buffer, more: boolean): void {
    this.#transfers.add({ channel: this.channel, handle, deliveryId, more }, part);
    this.#nextOutgoingId = next(this.#nextOutgoingId);
    this.#window--;
  }

  flush(): void {
    this.#transfers.flush();
  }

  write(frames: Buffer): void {
    if (!this.#ended.has('us')) this.#transfers.write(frames);
  }

  #endAt(handle: number): LinkEnd | undefined {
    return this.#byName.get(this.#byHandle.get(handle) ?? '');
  }
}

/** How many ids there are from one to another. */
export function since(id: number, next: number): number {
  return (next - id) >>> 0;
}

/** The id after another. */
export function next(id: number): number {
  return (id + 1) >>> 0;
}
