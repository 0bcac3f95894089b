import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import type { Connection } from '../../utils/amqp/rhea.ts';

const HOST = '127.0.0.1';
const FORCED = { condition: 'amqp:connection:forced', description: 'the broker was closed' };

/** The listening socket and those that came of it. */
export class Listener {
  readonly #server: Server;
  readonly #connections = new Map<Socket, Connection>();
  #frozen = false;
  #port = 0;

  constructor(accept: (socket: Socket) => Connection) {
    this.#server = createServer({ noDelay: true }, (socket) => {
      this.#add(socket, accept(socket));
    });
  }

  async listen(port: number): Promise<void> {
    this.#server.listen(port, HOST);
    await once(this.#server, 'listening');
    this.#port = (this.#server.address() as AddressInfo).port;
  }

  get port(): number {
    return this.#port;
  }

  /** How many connections are open. */
  get open(): number {
    return [...this.#connections.values()].filter((connection) => connection.is_open()).length;
  }

  drop(): void {
    // rhea learns of the end of its socket from an error, and keeps its timers otherwise.
    for (const socket of this.#connections.keys()) socket.destroy(new Error('dropped by the broker'));
  }

  freeze(): void {
    if (this.#frozen) return;
    this.#frozen = true;
    for (const socket of this.#connections.keys()) hold(socket);
  }

  thaw(): void {
    if (!this.#frozen) return;
    this.#frozen = false;
    for (const socket of this.#connections.keys()) {
      socket.uncork();
      socket.resume();
    }
  }

  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    for (const connection of this.#connections.values()) connection.close(FORCED);
    // rhea writes what it was told in this tick on the next.
    await setImmediate();
    this.drop();
    await closed;
  }

  #add(socket: Socket, connection: Connection): void {
    this.#connections.set(socket, connection);
    socket.on('error', () => {
      // rhea's to tell.
    });
    socket.on('close', () => this.#connections.delete(socket));
    if (this.#frozen) hold(socket);
  }
}

/** The system still takes what the peer sends, as it does for a process that hangs. */
function hold(socket: Socket): void {
  socket.cork();
  socket.pause();
}
