// rhea's send as in its documentation, with a message that is already built. Arguments: URL, number of messages,
// address.
import { once } from 'node:events';
import rhea from 'rhea';
import { finishedMessage } from './parts/finished.ts';
import { measured, print } from './parts/measured.ts';

const [, , url = '', count = '', address = 'notifications.info'] = process.argv;
const { hostname: host, port, username, password } = new URL(url);
const message = { ...(await finishedMessage()) };
const container = rhea.create_container();
const credentials = username === '' ? {} : { username, password };
const options = { host, port: Number(port), ...credentials, tcp_no_delay: true };
const connection = container.connect(options);
const sender = connection.open_sender(address);
await once(sender, 'sendable');

/** Sends whenever the link has credit, as rhea's examples/simple_send.js does. */
function sendAll(times: number): Promise<void> {
  let [sent, accepted] = [0, 0];
  return new Promise((resolve) => {
    const send = (): void => {
      while (sent < times && sender.sendable()) sender.send({ ...message, message_id: String(sent++) });
    };
    const taken = (): void => {
      accepted++;
      send();
      if (accepted < times) return;
      sender.off('sendable', send).off('accepted', taken);
      resolve();
    };
    sender.on('sendable', send).on('accepted', taken);
    send();
  });
}

const figures = await measured(Number(count), sendAll);
connection.close();
print(figures);
