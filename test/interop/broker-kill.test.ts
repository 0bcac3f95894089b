import type { Notifier } from '../../src/index.ts';
import { expectAccepted, expectHeard } from './expecting.ts';
import { startRabbitMq310, startRabbitMq4 } from './peers/rabbitmq.ts';
import type { RabbitMq } from './peers/rabbitmq.ts';
import { declareQueues, readQueues } from './queues.ts';
import { keepTelling, openOwn, until } from './telling.ts';

const RESTARTS_MS = 300_000;
const AGAIN_MS = 60_000;

/** Waits until the broker accepts new notifications. */
async function untilItTakes(notifier: Notifier): Promise<void> {
  const { accepted } = notifier.stats();
  await until(
    () => notifier.stats(),
    (now) => now.accepted > accepted + 20 && now.connection.state === 'open',
    AGAIN_MS,
  );
}

async function killAndStart(broker: RabbitMq): Promise<void> {
  await broker.kill();
  await broker.startAgain();
}

// The calls of `rabbitmqctl stop_app` and `start_app`, without two starts of rabbitmqctl.
async function stopAndStart({ ctl }: RabbitMq): Promise<void> {
  await ctl('eval', 'ok = rabbit:stop(), ok = rabbit:start().');
}

/**
 * Restarts a broker of its own under load, each time as soon as it accepts something; then its queues must have all.
 */
async function expectNothingLost(
  start: () => Promise<RabbitMq>,
  restarts: readonly ((broker: RabbitMq) => Promise<void>)[],
): Promise<void> {
  await using broker = await start();
  await declareQueues(broker, 'durable');
  // Otherwise, an immediate kill would lose the queues themselves.
  await broker.ctl('eval', 'mnesia:sync_log().');
  await using notifier = openOwn({ url: broker.url, topics: ['durable'] });
  const load = keepTelling(notifier);
  for (const restart of restarts) {
    await untilItTakes(notifier);
    await restart(broker);
  }
  await untilItTakes(notifier);
  const ids = await load.stop();
  await expectAccepted(notifier, ids.length);
  await using reader = readQueues(broker.url, 'durable');
  await expectHeard(reader.volumes, ids);
}

describe('a notifier under load', () => {
  it('loses nothing when RabbitMQ 3.10 is killed and started again', () =>
    expectNothingLost(startRabbitMq310, [killAndStart]));

  it('loses nothing in 20 restarts of RabbitMQ 4, 5 of them after a kill', async function () {
    this.timeout(RESTARTS_MS);
    const four = [stopAndStart, killAndStart, stopAndStart, stopAndStart];
    await expectNothingLost(startRabbitMq4, [...four, ...four, ...four, ...four, ...four]);
  });
});
