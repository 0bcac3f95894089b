// Stands between a socket and rhea, as a WebSocket would. rhea is given what opens and ends connections, sessions and links.
// Messages, and what is granted and said of them, go past it: it makes objects and events of each, which takes half of the
// time of a listener. A peer that does what none may do, or what would take memory or time without end, is left.
import { EventEmitter } from 'node:events';
import type { Socket } from 'node:net';
import { flowOf, toldIn, transferOf } from './data-frames.ts';
import { FrameReader } from './frame-reader.ts';
import { emptyFrame, mechanismFrame } from './frame-writer.ts';
import * as handshake from './handshake-frames.ts';
import { performativeIn, type Performative, type PerformativeName } from './performative.ts';
import { chosenFrom, type Mechanisms } from './sasl.ts';
import { Transfers } from './transfers.ts';
import { WireSession, type MakeLinkEnd } from './wire-session.ts';

const MOST_SESSIONS = 1024; // that the peer has not ended, after we have
const MOST_BACKLOG = 64 * 2 ** 20; // bytes of ours that the peer does not take

const ours: ReadonlySet<PerformativeName> = new Set(['flow', 'transfer', 'disposition']);

type Learn = Readonly<Partial<Record<PerformativeName, (frame: Performative) => void>>>;

export class Wire extends EventEmitter {
  readonly transfers: Transfers;
  /** Those of SASL that we have. */
  readonly mechanisms: Mechanisms | undefined;
  readonly #socket: Socket;
  readonly #frames = new FrameReader();
  /** By the channels by which we send. */
  readonly #sessions = new Map<number, WireSession>();
  /** By those of the peer. */
  readonly #remote = new Map<number, WireSession>();
  /** By the names of links that are to be asked for. */
  readonly #linkEnds = new Map<string, MakeLinkEnd>();
  #maxFrameSize = Infinity;
  #hasChosen = false;

  constructor(socket: Socket, mechanisms: Mechanisms | undefined) {
    super();
    this.#socket = socket;
    this.mechanisms = mechanisms;
    this.transfers = new Transfers(socket);
    socket.on('data', this.#read);
    for (const event of ['connect', 'secureConnect', 'error', 'end'])
      socket.on(event, (...told) => this.emit(event, ...told));
  }

  /** What goes over a link that rhea is about to ask for comes to the end that is made of it. */
  onAttach(name: string, make: MakeLinkEnd): void {
    this.#linkEnds.set(name, make);
  }

  /** rhea does not see all that comes, and would end a connection by which nothing has come for so many milliseconds. */
  keepAwake(idle: number): void {
    const waking = setInterval(() => this.emit('data', emptyFrame), idle / 2);
    this.#socket.once('close', () => {
      clearInterval(waking);
    });
  }

  /** rhea writes whole frames, one by one. A flow of its own would know nothing of what went past it. */
  write(bytes: Buffer): boolean {
    const frame = performativeIn(bytes);
    if (frame !== undefined && ours.has(frame.name)) return true;
    if (frame !== undefined) this.#outgoing[frame.name]?.(frame);
    this.transfers.write(bytes);
    return true;
  }

  end(): void {
    this.#socket.end();
  }

  /** rhea sets a timer after each frame, also after the one for which it is left: it is told of the end after that. */
  destroy(): void {
    this.#socket.destroy();
    setImmediate(() => this.emit('end'));
  }

  readonly #read = (chunk: Buffer): void => {
    try {
      if (this.#socket.writableLength > MOST_BACKLOG)
        throw new Error('the peer does not take what it is sent');
      for (const bytes of this.#frames.read(chunk)) {
        if (this.#socket.destroyed) return;
        this.#take(bytes);
      }
    } catch (error) {
      this.#socket.destroy(error as Error);
    }
  };

  #take(bytes: Buffer): void {
    const frame = performativeIn(bytes);
    if (frame !== undefined) this.#incoming[frame.name]?.(frame);
    if (frame?.name === 'sasl-mechanisms') this.emit('data', this.#offer(frame));
    else if (frame === undefined || !ours.has(frame.name)) this.emit('data', bytes);
  }

  /** The best of our mechanisms that the peer offers: rhea would take the first of the peer's that we have. */
  #offer(frame: Performative): Buffer {
    if (this.#hasChosen) throw new Error('the peer offered its SASL mechanisms twice');
    this.#hasChosen = true;
    return mechanismFrame(chosenFrom(handshake.mechanismsOf(frame), this.mechanisms ?? {}));
  }

  /** What we learn of what rhea writes. */
  readonly #outgoing: Learn = {
    begin: (frame) => {
      const begin = handshake.beginOf(frame);
      const session = new WireSession(frame.channel, begin, this.#maxFrameSize, this.transfers);
      this.#sessions.set(frame.channel, session);
      // A peer that ends each link, but no session, would have us begin new ones for ever.
      if (this.#sessions.size > MOST_SESSIONS)
        this.#socket.destroy(new Error('the peer does not end its sessions'));
    },
    attach: (frame) => {
      const attach = handshake.attachOf(frame);
      this.#sessions.get(frame.channel)?.attach(attach, this.#linkEnds.get(attach.name));
      this.#linkEnds.delete(attach.name);
    },
    end: ({ channel }) => {
      this.#ended(this.#sessions.get(channel), 'us');
    },
  };

  /** What we learn of what the peer says; what is not as it must be, and is not refused here, rhea refuses. */
  readonly #incoming: Learn = {
    open: (frame) => {
      this.#maxFrameSize = handshake.maxFrameSizeOf(frame);
    },
    begin: (frame) => {
      const begin = handshake.beginOf(frame);
      const session = this.#sessions.get(handshake.remoteChannelOf(frame));
      session?.begun(begin);
      if (session !== undefined) this.#remote.set(frame.channel, session);
    },
    attach: (frame) => {
      this.#remote.get(frame.channel)?.attached(handshake.attachOf(frame));
    },
    flow: (frame) => {
      this.#sessionOf(frame).flow(flowOf(frame));
    },
    transfer: (frame) => {
      const transfer = transferOf(frame);
      const session = this.#remote.get(frame.channel);
      if (session === undefined) throw new Error('the peer sent a message that nobody asked for');
      session.transfer(transfer);
    },
    disposition: (frame) => {
      this.#sessionOf(frame).told(toldIn(frame));
    },
    detach: (frame) => {
      this.#remote.get(frame.channel)?.detached(handshake.handleOf(frame));
    },
    end: ({ channel }) => {
      this.#ended(this.#remote.get(channel), 'peer');
      this.#remote.delete(channel);
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
