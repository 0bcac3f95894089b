import type { Socket } from 'node:net';
import type { ServedConnection } from './connection.ts';
import { cutIncoming, cutOutgoing } from './reset-mid-frame.ts';
import type { AcceptTls } from './accept-tls.ts';

/** A socket that a peer came by, and the connection over it. */
export class ServedSocket {
  readonly #door: AcceptTls;
  readonly #serve: (socket: Socket) => ServedConnection;
  /** As the system gave it. */
  readonly #outer: Socket;
  /** Behind the door: the same, or what TLS makes of it. */
  #inner: Socket | undefined;
  #isWaiting = true;
  #isFrozen = false;
  #connection: ServedConnection | undefined;

  constructor(socket: Socket, door: AcceptTls, serve: (socket: Socket) => ServedConnection) {
    this.#outer = socket.on('error', ignore);
    this.#door = door;
    this.#serve = serve;
  }

  get connection(): ServedConnection | undefined {
    return this.#connection;
  }

  /** The system still takes what the peer sends, as it does for a process that hangs. */
  freeze(): void {
    this.#isFrozen = true;
    this.#inner?.cork();
    this.#inner?.pause();
  }

  /** Also for the first time, when the peer comes in. */
  thaw(): void {
    this.#isFrozen = false;
    this.#inner?.uncork();
    this.#inner?.resume();
    if (this.#isWaiting) this.#door(this.#outer, this.#begin);
    this.#isWaiting = false;
  }

  drop(): void {
    this.#inner?.destroy();
    this.#outer.destroy();
  }

  resetWithin(frame: 'incoming' | 'outgoing'): void {
    if (this.#inner === undefined) return;
    const cut = frame === 'incoming' ? cutIncoming : cutOutgoing;
    cut(this.#inner, this.#reset);
  }

  readonly #begin = (socket: Socket): void => {
    this.#inner = socket;
    this.#connection = this.#serve(socket);
    socket.on('error', ignore);
    if (this.#isFrozen) this.freeze();
  };

  readonly #reset = (): void => {
    this.#outer.resetAndDestroy();
  };
}

function ignore(): void {
  // rhea reports it.
}
