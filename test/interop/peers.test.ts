import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import rhea from 'rhea';
import type { Message } from 'rhea';
import { startOsloListener } from './peers/oslo.ts';
import type { OsloListener } from './peers/oslo.ts';
import { startProtonBroker } from './peers/proton.ts';
import { startRabbitMq310, startRabbitMq4 } from './peers/rabbitmq.ts';

interface SetUp {
  readonly name: string;
  readonly start: () => Promise<{ url: string; oslo: string; stop(): Promise<void> }>;
  readonly chroot: boolean;
  readonly version: string;
  readonly address: string;
  readonly message: () => Message;
}

const RECEIVE_MS = 10_000;
const PAYLOAD = { instance: { name: 'web-1' }, price: 'grün' };

const notification = (context: object) => ({
  'oslo.version': '2.0',
  'oslo.message': JSON.stringify({
    message_id: randomUUID(),
    publisher_id: 'dashboard.host-1',
    event_type: 'dashboard.instance.create.end',
    priority: 'INFO',
    payload: PAYLOAD,
    timestamp: '2025-01-02 03:04:05.000006',
    ...context,
  }),
});

function forRabbit(): Message {
  const context = { _unique_id: randomUUID().replaceAll('-', ''), _context_request_id: 'req-1' };
  return {
    content_type: 'application/json',
    content_encoding: 'utf-8',
    body: rhea.message.data_section(Buffer.from(JSON.stringify(notification(context)))) as unknown,
  };
}

function forAmqp1(): Message {
  return { body: JSON.stringify({ request: notification({}), context: { request_id: 'req-1' } }) };
}

/** Sends one message and waits for its outcome. */
function send(url: string, address: string, message: Message): Promise<string> {
  const { hostname, port, username, password } = new URL(url);
  const connection = rhea
    .create_container()
    .connect({ host: hostname, port: Number(port), username, password, reconnect: false });
  const sender = connection.open_sender(address);
  sender.once('sendable', () => sender.send(message));
  return new Promise((resolve, reject) => {
    for (const outcome of ['accepted', 'rejected', 'released']) {
      sender.once(outcome, () => {
        connection.once('connection_close', () => {
          resolve(outcome);
        });
        connection.close();
      });
    }
    for (const failure of ['sender_error', 'session_error', 'connection_error', 'disconnected']) {
      connection.once(failure, () => {
        reject(new Error(`${failure} at ${address}`));
      });
    }
  });
}

const SET_UPS: SetUp[] = [
  {
    name: 'RabbitMQ 4',
    start: startRabbitMq4,
    chroot: true,
    version: '16.1',
    address: '/queues/notifications.info',
    message: forRabbit,
  },
  {
    name: 'RabbitMQ 3.10',
    start: startRabbitMq310,
    chroot: false,
    version: '14.0',
    address: '/amq/queue/notifications.info',
    message: forRabbit,
  },
  {
    name: "Proton's broker",
    start: startProtonBroker,
    chroot: false,
    version: '14.0',
    address: 'unicast.openstack.notifications.info',
    message: forAmqp1,
  },
];

describe('real peers', () => {
  for (const { name, start, chroot, version, address, message } of SET_UPS) {
    describe(`${name} and oslo.messaging ${version}`, () => {
      let broker: Awaited<ReturnType<SetUp['start']>> | undefined;
      let listener: OsloListener | undefined;

      before(async () => {
        broker = await start();
        listener = await startOsloListener({ url: broker.oslo, chroot });
      });

      after(async () => {
        await listener?.stop();
        await broker?.stop();
      });

      it('hear a notification made by hand', async () => {
        if (!broker || !listener) throw new Error('not started');
        expect(listener.version).to.match(new RegExp(`^${version}`));
        expect(await send(broker.url, address, message())).to.equal('accepted');
        const [heard] = await listener.waitFor(1, RECEIVE_MS);
        expect(heard?.priority).to.equal('info');
        expect(heard?.publisher_id).to.equal('dashboard.host-1');
        expect(heard?.event_type).to.equal('dashboard.instance.create.end');
        expect(heard?.payload).to.deep.equal(PAYLOAD);
        expect(heard?.ctxt['request_id']).to.equal('req-1');
      });
    });
  }
});
