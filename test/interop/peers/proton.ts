import { Peer, freePort } from './process.ts';

const BROKER = '/usr/share/proton/examples/python/broker.py';
const START_MS = 20_000;

/** Qpid Proton's small example broker: queues are made when somebody attaches, nothing is kept. */
export interface ProtonBroker {
  /** It tells no product: the sender has to fall back on its defaults. */
  readonly product: undefined;
  readonly url: string;
  /** For oslo.messaging's `amqp://` driver. */
  readonly oslo: string;
  readonly port: number;
  stop(): Promise<void>;
}

export async function startProtonBroker(): Promise<ProtonBroker> {
  const port = await freePort();
  const broker = new Peer("Proton's broker", '/usr/bin/python3', [BROKER, '-a', `127.0.0.1:${port}`]);
  try {
    await broker.untilPort(port, START_MS);
  } catch (error) {
    await broker.stop();
    throw error;
  }
  const url = `amqp://127.0.0.1:${port}`;
  return { product: undefined, url, oslo: `${url}/`, port, stop: () => broker.stop() };
}
