// A broker that replays a recorded connection in every connection, with faults.
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import { notifyAboutVolumeAction, type Notifier } from '../../../src/index.ts';
import { startBroker } from '../../../src/testing/index.ts';
import { AmqpTransport } from '../../../src/utils/amqp/transport.ts';
import { OpenNotifier } from '../../../src/utils/notifier/notifier.ts';
import { resolveSettings } from '../../../src/utils/options/settings.ts';
import { codeOf, codes, split } from './frames.ts';
import { mutated } from './mutations.ts';

// Our container's name ends in a UUID too.
const LINK_NAME = /(?<!\.)[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/;
const PATIENCE = 20; // milliseconds to wait for missing bytes, before a case is over
export const TOLD = 2;

/** Records a broker's bytes while it accepts `TOLD` notifications. */
export async function record(): Promise<Buffer[]> {
  await using broker = await startBroker();
  const said: Buffer[] = [];
  const server = createServer((peer) => {
    const there = connect(broker.port, '127.0.0.1');
    peer.pipe(there).pipe(peer);
    there.on('data', (chunk) => said.push(chunk)).on('error', () => undefined);
    peer.on('error', () => undefined);
  });
  const notifier = notifierAt(await portOf(server));
  await notifier.flush();
  // Without the close: with that in the same packet, the outcomes are not read.
  const frames = split(Buffer.concat(said));
  await notifier.close();
  server.close();
  return frames;
}

/** A broker that sends different faults in each connection. */
export interface FaultyBroker {
  readonly port: number;
  /** All bytes sent, or about to be sent, by connection. */
  readonly said: readonly Buffer[];
  connection(): Promise<Socket>;
  close(): Promise<void>;
}

export async function startFaultyBroker(
  good: readonly Buffer[],
  random: () => number,
): Promise<FaultyBroker> {
  const all: Buffer[] = [];
  const server = createServer({ noDelay: true }, (peer) => {
    const said = mutated(good, random);
    all.push(Buffer.concat(said));
    say(peer, said, random);
  });
  const port = await portOf(server);
  const connection = async (): Promise<Socket> => ((await once(server, 'connection')) as [Socket])[0];
  const close = async (): Promise<void> => {
    server.close();
    await once(server, 'close');
  };
  return { port, said: all, connection, close };
}

/** Runs a case: returns the number counted as accepted, and whether the broker had sent an acceptance. */
export async function runCase(broker: FaultyBroker): Promise<{ accepted: number; saidSo: boolean }> {
  const before = broker.said.length;
  const notifier = notifierAt(broker.port);
  const peer = await broker.connection();
  await over(peer);
  peer.destroy();
  const { accepted } = notifier.stats();
  await notifier.close(0);
  // On a slow machine it has reconnected in the meantime.
  return { accepted, saidSo: broker.said.slice(before).some(saysAccepted) };
}

export function notifierAt(port: number): Notifier {
  const settings = resolveSettings({ url: `amqp://127.0.0.1:${port}`, onLost: () => undefined }, {});
  const notifier = new OpenNotifier(settings, { isOn: true, transport: () => new AmqpTransport(settings) });
  for (let n = 0; n < TOLD; n++)
    notifyAboutVolumeAction({ notifier }, { id: `v${n}` }, { action: 'delete', phase: 'end' });
  return notifier;
}

async function portOf(server: ReturnType<typeof createServer>): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

/** Sends each part after reading what a good broker would answer with it. */
function say(peer: Socket, said: readonly Buffer[], random: () => number): void {
  const [opening, attaching, outcomes] = parts(said);
  let heard = '';
  let waiting = [
    { for: LINK_NAME, says: attaching },
    { for: /oslo\.message/, says: outcomes },
  ];
  peer.on('error', () => undefined).write(opening);
  peer.on('data', (chunk) => {
    heard += chunk.toString('latin1');
    const ready = waiting.filter((each) => each.for.test(heard));
    waiting = waiting.filter((each) => !ready.includes(each));
    for (const { says } of ready) sayInPieces(peer, renamed(says, heard), random);
  });
}

/** Splits the bytes: up to the begin, from it on, and from the first disposition on. */
function parts(said: readonly Buffer[]): readonly [Buffer, Buffer, Buffer] {
  const at = (code: number): number => {
    const found = said.findIndex((frame) => codeOf(frame) === code);
    return found < 0 ? said.length : found;
  };
  const [begin, disposition] = [at(codes.begin), at(codes.disposition)];
  const from = (start: number, end?: number): Buffer => Buffer.concat(said.slice(start, end));
  return [from(0, begin), from(begin, disposition), from(Math.max(begin, disposition))];
}

/** The link has another name in each connection. */
function renamed(said: Buffer, heard: string): Buffer {
  const name = LINK_NAME.exec(heard)?.[0] ?? '';
  return Buffer.from(said.toString('latin1').replaceAll(new RegExp(LINK_NAME, 'g'), name), 'latin1');
}

function sayInPieces(peer: Socket, said: Buffer, random: () => number): void {
  const cut = random() < 0.3 ? Math.floor(random() * said.length) : 0;
  peer.write(said.subarray(0, cut));
  setImmediate(() => peer.write(said.subarray(cut)));
}

/** Waits until our end closes, or has had the time to. */
async function over(peer: Socket): Promise<void> {
  const deadline = performance.now() + PATIENCE;
  while (!peer.closed && !peer.readableEnded && performance.now() < deadline) await turn();
}

// rhea reads the descriptor of an outcome from any numeric type (0x50 to 0x55, then 0x24): a flipped bit there does not
// change the outcome.
function saysAccepted(said: Buffer): boolean {
  return /[PQRSTU]\$|amqp:accepted:list/.test(said.toString('latin1'));
}
