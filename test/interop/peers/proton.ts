import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Peer, freePort, run } from './process.ts';

const BROKER = '/usr/share/proton/examples/python/broker.py';
const START_MS = 20_000;

/** Qpid Proton's small example broker: queues are created on attach, and not persistent. */
export interface ProtonBroker {
  /** It reports no product: the sender falls back on its defaults. */
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

/** Decodes messages with Proton. */
export async function decodeByProton(messages: readonly Buffer[]): Promise<Record<string, unknown>[]> {
  const folder = await mkdtemp(join(tmpdir(), 'interop-proton-'));
  const file = join(folder, 'messages.json');
  try {
    await writeFile(file, JSON.stringify(messages.map((message) => message.toString('base64'))));
    const script = fileURLToPath(new URL('proton_decode.py', import.meta.url));
    return JSON.parse(await run('/usr/bin/python3', ['-I', script, file])) as Record<string, unknown>[];
  } finally {
    await rm(folder, { recursive: true });
  }
}
