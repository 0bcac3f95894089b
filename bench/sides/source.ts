// A peer built with rhea that sends notifications to every receiver, as many as its credit allows. Each has an id of
// its own.
import type { AddressInfo } from 'node:net';
import rhea, { type EventContext } from 'rhea';
import { finishedMessage } from './parts/finished.ts';

const ID = /[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/;
const DIGITS = 12;

const finished = rhea.message.encode(await finishedMessage());
const [id = ''] = ID.exec(finished.toString('latin1')) ?? [];
const places = [...finished.toString('latin1').matchAll(new RegExp(id, 'g'))].map(({ index }) => index);
let sent = 0;

/** Returns the same notification under another id. */
function next(): Buffer {
  const bytes = Buffer.from(finished);
  const digits = String(sent++).padStart(DIGITS, '0');
  for (const place of places) bytes.write(digits, place + id.length - DIGITS, 'latin1');
  return bytes;
}

const container = rhea.create_container();
container.options = { tcp_no_delay: true };
container.on('sendable', ({ sender }: EventContext) => {
  // rhea's own count decreases only after writing, and is not in its types.
  let { credit = 0 } = sender as unknown as { credit?: number };
  while (credit-- > 0 && sender?.sendable() === true) sender.send(next(), undefined, 0);
});
const server = container.listen({ port: 0, host: '127.0.0.1' });
server.on('listening', () => {
  const { port } = server.address() as AddressInfo;
  console.log(`amqp://127.0.0.1:${port}`);
});
process.stdin.on('end', () => process.exit()).resume();
