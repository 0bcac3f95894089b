// A proxy in front of a good broker that changes its frames.
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { split } from './frames.ts';

/** Returns the frames to send instead of the broker's frame; `undefined` ends the connection. */
export type Meddle = (frame: Buffer) => readonly Buffer[];

export interface Meddler {
  readonly url: string;
  /** The number of connections so far. */
  readonly count: number;
  close(): Promise<void>;
}

/** Calls `meddle` for each connection; without a result, the connection is left as it is. */
export async function meddleWith(
  port: number,
  meddle: (nth: number) => Meddle | undefined,
): Promise<Meddler> {
  const sockets = new Set<Socket>();
  let count = 0;
  const server = createServer({ noDelay: true }, (peer) => {
    const broker = connect({ port, host: '127.0.0.1', noDelay: true });
    for (const [one, other] of [
      [peer, broker],
      [broker, peer],
    ] as const) {
      sockets.add(one);
      one.on('error', () => undefined).on('close', () => other.destroy());
    }
    peer.pipe(broker);
    relay(broker, peer, meddle(count++));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `amqp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    get count() {
      return count;
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

function relay(broker: Socket, peer: Socket, meddle: Meddle = (frame) => [frame]): void {
  let rest = Buffer.alloc(0);
  broker.on('data', (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    for (const frame of split(rest)) {
      rest = rest.subarray(frame.length);
      for (const said of meddle(frame)) peer.write(said);
    }
  });
}
