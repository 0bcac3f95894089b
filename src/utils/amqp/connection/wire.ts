// Sits between a socket and rhea, like a WebSocket (`connect` of rhea's `connection_details`). The frames that open and
// end connections, sessions and links pass through to rhea. Flow, transfer and disposition frames do not: rhea makes
// objects and events of each, which is half of the work of a listener. A peer that breaks the protocol, or would
// exhaust memory or time, is disconnected.
import { EventEmitter } from 'node:events';
import type { Socket } from 'node:net';
import { dispositionOf, flowOf, transferOf } from '../codec/data-frames.ts';
import { FrameReader } from '../codec/frame-reader.ts';
import { emptyFrame, mechanismFrame } from '../codec/frame-writer.ts';
import * as handshake from '../codec/handshake-frames.ts';
import { joinPair, partPair } from './link-pair.ts';
import { performativeIn, type Performative, type PerformativeName } from '../codec/performative.ts';
import { chosenFrom, type Mechanisms } from './sasl.ts';
import { TransferWriter } from './transfer-writer.ts';
import { unrequested, WireSession, type MakeLinkEnd } from './wire-session.ts';

const MAX_SESSIONS = 1024; // sessions that we have begun, and the peer has not ended
const MAX_BACKLOG = 64 * 2 ** 20; // bytes that the peer has not read

const dataFrames: ReadonlySet<PerformativeName> = new Set(['flow', 'transfer', 'disposition']);

type Handlers = Readonly<Partial<Record<PerformativeName, (frame: Performative) => void>>>;

export class Wire extends EventEmitter {
  readonly transfers: TransferWriter;
  /** Our SASL mechanisms, the best first. */
  readonly mechanisms: Mechanisms | undefined;
  readonly #socket: Socket;
  readonly #frames = new FrameReader();
  /** Sessions by our channels. */
  readonly #sessions = new Map<number, WireSession>();
  /** Sessions by the peer's channels. */
  readonly #remote = new Map<number, WireSession>();
  /** By the names of links whose attach frames rhea has not written yet. */
  readonly #linkEnds = new Map<string, MakeLinkEnd>();
  #maxFrameSize = Infinity;
  #offers: readonly string[] = [];
  #hasChosen = false;

  constructor(socket: Socket, mechanisms: Mechanisms | undefined) {
    super();
    this.#socket = socket;
    this.mechanisms = mechanisms;
    this.transfers = new TransferWriter(socket);
    socket.on('data', this.#read);
    for (const event of ['connect', 'secureConnect', 'error', 'end'])
      socket.on(event, (...args: unknown[]) => this.emit(event, ...args));
  }

  /** The capabilities that the peer offers (AMQP 1.0, section 2.7.1). */
  get offers(): readonly string[] {
    return this.#offers;
  }

  /** Registers `make`, to be called when rhea has written the attach frame of this link. */
  onAttach(name: string, make: MakeLinkEnd): void {
    this.#linkEnds.set(name, make);
  }

  /**
   * Emits empty frames: rhea does not see all frames that arrive, and would close a connection after `idle`
   * milliseconds without any.
   */
  keepAwake(idle: number): void {
    const interval = setInterval(() => {
      if (!this.#socket.destroyed) this.emit('data', emptyFrame);
    }, idle / 2);
    this.#socket.once('close', () => {
      clearInterval(interval);
    });
  }

  /** rhea writes whole frames, one by one. Its flow frames are dropped, since they ignore the frames that bypass it. */
  write(bytes: Buffer): boolean {
    const frame = performativeIn(bytes);
    if (frame !== undefined && dataFrames.has(frame.name)) return true;
    if (frame !== undefined) this.#outgoing[frame.name]?.(frame);
    this.transfers.write(bytes);
    return true;
  }

  end(): void {
    this.#socket.end();
  }

  /**
   * rhea sets a timer after each frame, even after the one that ends the connection. Only then can it be made to clear
   * it.
   */
  destroy(): void {
    this.#socket.destroy();
    setImmediate(() => this.emit('end'));
  }

  readonly #read = (chunk: Buffer): void => {
    try {
      if (this.#socket.writableLength > MAX_BACKLOG) throw new Error('the peer does not read');
      for (const bytes of this.#frames.read(chunk)) {
        if (this.#socket.destroyed) return;
        this.#receive(bytes);
      }
    } catch (error) {
      this.#socket.destroy(error as Error);
    }
  };

  #receive(bytes: Buffer): void {
    const frame = performativeIn(bytes);
    if (frame !== undefined) this.#incoming[frame.name]?.(frame);
    if (frame?.name === 'sasl-mechanisms') this.emit('data', this.#bestMechanism(frame));
    else if (frame === undefined || !dataFrames.has(frame.name)) this.emit('data', bytes);
  }

  /** Without this, rhea would choose the first of the peer's mechanisms that we have. */
  #bestMechanism(offer: Performative): Buffer {
    if (this.#hasChosen) throw new Error('the peer offered its SASL mechanisms twice');
    this.#hasChosen = true;
    return mechanismFrame(chosenFrom(handshake.mechanismsOf(offer), this.mechanisms ?? {}));
  }

  readonly #outgoing: Handlers = {
    begin: (frame) => {
      const begin = handshake.beginOf(frame);
      const session = new WireSession(frame.channel, begin, this.#maxFrameSize, this.transfers);
      this.#sessions.set(frame.channel, session);
      // A peer that ends every link, but no session, would make us begin sessions without limit.
      if (this.#sessions.size > MAX_SESSIONS)
        this.#socket.destroy(new Error('the peer does not end its sessions'));
    },
    attach: (frame) => {
      const attach = handshake.attachOf(frame);
      this.#sessions.get(frame.channel)?.attach(attach, this.#linkEnds.get(attach.name));
      this.#linkEnds.delete(attach.name);
      joinPair(frame);
    },
    end: ({ channel }) => {
      this.#ended(this.#sessions.get(channel), 'us');
    },
  };

  /** What is wrong and not refused here, rhea refuses itself. */
  readonly #incoming: Handlers = {
    open: (frame) => {
      this.#maxFrameSize = handshake.maxFrameSizeOf(frame);
      this.#offers = handshake.capabilitiesOf(frame);
    },
    begin: (frame) => {
      const begin = handshake.beginOf(frame);
      const channel = handshake.remoteChannelOf(frame);
      const session = this.#sessions.get(channel);
      if (session === undefined) throw new Error(`Invalid value for remote channel ${channel}`);
      session.begun(begin);
      this.#remote.set(frame.channel, session);
    },
    attach: (frame) => {
      partPair(frame);
      this.#sessionOf(frame).attached(handshake.attachOf(frame));
    },
    flow: (frame) => {
      this.#sessionOf(frame).flow(flowOf(frame));
    },
    transfer: (frame) => {
      const transfer = transferOf(frame);
      const session = this.#remote.get(frame.channel);
      if (session === undefined) throw unrequested();
      session.transfer(transfer);
    },
    disposition: (frame) => {
      this.#sessionOf(frame).disposition(dispositionOf(frame));
    },
    detach: (frame) => {
      this.#sessionOf(frame).detached(handshake.handleOf(frame));
    },
    end: (frame) => {
      this.#ended(this.#sessionOf(frame), 'peer');
      this.#remote.delete(frame.channel);
    },
  };

  #sessionOf({ name, channel }: Performative): WireSession {
    const session = this.#remote.get(channel);
    if (session === undefined) throw new Error(`${name} received on invalid channel ${channel}`);
    return session;
  }

  #ended(session: WireSession | undefined, by: 'us' | 'peer'): void {
    session?.ended(by);
    if (session?.isOver === true) this.#sessions.delete(session.channel);
  }
}
