import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import type { ServedConnection } from './connection.ts';
import { ServedSocket } from './served-socket.ts';

const HOST = '127.0.0.1';
const CLOSED = { condition: 'amqp:connection:forced', description: 'the broker was closed' };

/** The listening socket and its connections. */
export class Listener {
  readonly #server: Server;
  readonly #lines = new Set<ServedSocket>();
  #isFrozen = false;
  #isDropping = false;
  #port = 0;

  constructor(lineOver: (socket: Socket) => ServedSocket) {
    this.#server = createServer({ noDelay: true }, (socket) => {
      if (this.#isDropping) socket.destroy();
      else this.#add(lineOver(socket), socket);
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

  get connections(): ServedConnection[] {
    return [...this.#lines].flatMap(({ connection }) => connection ?? []);
  }

  setDropping(dropping: boolean): void {
    this.#isDropping = dropping;
  }

  drop(): void {
    for (const line of this.#lines) line.drop();
  }

  resetWithin(frame: 'incoming' | 'outgoing'): void {
    for (const line of this.#lines) line.resetWithin(frame);
  }

  freeze(): void {
    if (this.#isFrozen) return;
    this.#isFrozen = true;
    for (const line of this.#lines) line.freeze();
  }

  thaw(): void {
    if (!this.#isFrozen) return;
    this.#isFrozen = false;
    for (const line of this.#lines) line.thaw();
  }

  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    for (const connection of this.connections) connection.close(CLOSED);
    // rhea writes on the next tick.
    await setImmediate();
    this.drop();
    await closed;
  }

  #add(line: ServedSocket, socket: Socket): void {
    this.#lines.add(line);
    socket.on('close', () => this.#lines.delete(line));
    if (!this.#isFrozen) line.thaw();
  }
}
