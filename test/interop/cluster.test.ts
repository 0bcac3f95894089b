import { expect } from 'chai';
import { expectAccepted, expectHeard } from './expecting.ts';
import { startCluster } from './peers/cluster.ts';
import { declareQueues, readQueues } from './queues.ts';
import { keepTelling, openOwn, until } from './telling.ts';

// Three nodes and a queue replicated on all of them: of two nodes, the remaining one would have no majority, and a
// classic queue of the killed node would be unavailable with its messages.
describe('a notifier for a cluster of three RabbitMQ 4 with quorum queues', () => {
  it('delivers all that was told before, while and after the node that it is connected to is killed', async () => {
    await using cluster = await startCluster();
    const [first, second, third] = cluster.nodes;
    if (!first || !second || !third) throw new Error('three nodes were to be started');
    await declareQueues(first, 'failover', { 'x-queue-type': 'quorum', 'x-quorum-initial-group-size': 3 });
    await using notifier = openOwn({ url: [first.url, second.url], topics: ['failover'] });
    const load = keepTelling(notifier);
    await untilItTakes(first.port, 100);
    await first.kill();
    await untilItTakes(second.port, notifier.stats().accepted + 100);
    const ids = await load.stop();
    await expectAccepted(notifier, ids.length);
    await using reader = readQueues(third.url, 'failover');
    await expectHeard(reader.volumes, ids);

    async function untilItTakes(port: number, count: number): Promise<void> {
      const { connection } = await until(
        () => notifier.stats(),
        ({ accepted }) => accepted >= count,
      );
      expect(connection).to.include({ state: 'open', url: `amqp://127.0.0.1:${port}` });
    }
  });
});
