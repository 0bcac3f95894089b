import { installPeers } from '../../test/interop/peers/install.ts';
import { startRabbitMq310, startRabbitMq4, type RabbitMq } from '../../test/interop/peers/rabbitmq.ts';
import { emittedContext } from '../../src/utils/context/serialized-context.ts';
import { alice } from '../../test/samples/alice.ts';
import { side, type Case, type Setting } from '../case.ts';

const QUEUE = 'notifications.info';
// Unread messages must not fill the machine.
const DECLARE = `rabbit_amqqueue:declare(rabbit_misc:r(<<"/">>, queue, <<"${QUEUE}">>), true, false,
  [{<<"x-max-length">>, long, 10000}], none, <<"bench">>).`;

function cannot(): string | undefined {
  return process.getuid?.() === 0 ? undefined : 'installing the brokers needs root on Debian 12';
}

async function open(startBroker: () => Promise<RabbitMq>): Promise<Setting> {
  await installPeers();
  const broker = await startBroker();
  await broker.ctl('eval', DECLARE);
  return { told: broker.url, stop: () => broker.stop() };
}

const rabbits = [
  { name: 'rabbitmq-4', product: 'RabbitMQ 4', start: startRabbitMq4, address: `/queues/${QUEUE}` },
  { name: 'rabbitmq-3', product: 'RabbitMQ 3.10', start: startRabbitMq310, address: `/amq/queue/${QUEUE}` },
];

export const brokers: readonly Case[] = [
  ...rabbits.map(({ name, product, start, address }): Case => ({
    name,
    title: `The whole way to ${product}, against rhea's send of the same message, finished`,
    sides: [side('notify-about', 'notify-about', 15_000), side('rhea', 'rhea', 15_000, address)],
    rounds: 3,
    setting: () => open(start),
    cannot,
  })),
  {
    name: 'oslo',
    title:
      "The whole way to RabbitMQ 4, against the same notification by oslo.messaging's Notifier from one thread",
    sides: [
      side('notify-about', 'notify-about', 15_000),
      {
        label: 'oslo.messaging',
        command: (told) => [
          '/usr/bin/python3',
          'bench/sides/oslo_notifier.py',
          `${told.replace('amqp', 'rabbit')}/`,
          '2000',
          'schemas/compute/samples/instance.resize.json',
          emittedContext(alice).part.wireJson,
        ],
      },
    ],
    rounds: 3,
    setting: () => open(startRabbitMq4),
    cannot,
  },
];
