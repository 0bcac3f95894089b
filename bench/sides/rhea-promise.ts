// rhea-promise's AwaitableSender, with a message that is already built. Arguments: URL, number of messages.
import { Connection } from 'rhea-promise';
import { finishedMessage } from './parts/finished.ts';
import { measured, print } from './parts/measured.ts';

const [, , url = '', count = ''] = process.argv;
const { hostname: host, port } = new URL(url);
const message = await finishedMessage();
const options = { host, port: Number(port), reconnect: false, tcp_no_delay: true };
const connection = new Connection(options);
await connection.open();
const sender = await connection.createAwaitableSender({ target: { address: 'notifications.info' } });

const AT_ONCE = 500; // promises; it refuses messages beyond the link's credit

/** Sends messages in batches, and waits for all of each batch. */
async function sendAll(times: number): Promise<void> {
  for (let sent = 0; sent < times; sent += AT_ONCE) {
    const ids = Array.from({ length: Math.min(AT_ONCE, times - sent) }, (_, n) => String(sent + n));
    await Promise.all(ids.map((id) => sender.send({ ...message, message_id: id })));
  }
}

const figures = await measured(Number(count), sendAll);
await connection.close();
print(figures);
