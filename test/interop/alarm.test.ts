import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'chai';
import { timeouts } from '../../src/utils/amqp/connection/timeouts.ts';
import { AmqpTransport } from '../../src/utils/amqp/transport.ts';
import { OpenNotifier } from '../../src/utils/notifier/notifier.ts';
import { resolveSettings } from '../../src/utils/options/settings.ts';
import { expectAccepted, expectHeard } from './expecting.ts';
import type { RabbitMq } from './peers/rabbitmq.ts';
import { declareQueues, readQueues } from './queues.ts';
import { rabbits } from './setups.ts';
import { keepTelling, openOwn, tellOfVolumes, until } from './telling.ts';

interface Alarm {
  readonly name: string;
  readonly raise: readonly string[];
  readonly lift: readonly string[];
}

const memory: Alarm = {
  name: 'memory',
  raise: ['set_vm_memory_high_watermark', '0.0001'],
  lift: ['set_vm_memory_high_watermark', '0.6'],
};
const disk: Alarm = {
  name: 'disk',
  raise: ['set_disk_free_limit', 'mem_relative', '1000'],
  lift: ['set_disk_free_limit', '50MB'],
};
const QUICK_MS = 1000; // for five calls, on a busy machine

const [{ broker: broker4 }, { broker: broker310 }] = rabbits;

async function during<T>({ raise, lift }: Alarm, { ctl }: RabbitMq, body: () => Promise<T>): Promise<T> {
  await ctl(...raise);
  try {
    return await body();
  } finally {
    await ctl(...lift);
  }
}

describe('a notifier under load, when RabbitMQ has an alarm', () => {
  for (const alarm of [memory, disk]) {
    it(`of its ${alarm.name}: RabbitMQ 4 takes nothing, and gets each once when it is over`, async () => {
      const there = await broker4();
      const topic = `alarm-of-${alarm.name}`;
      await declareQueues(there, topic);
      await using notifier = openOwn({ url: there.url, topics: [topic] });
      const load = keepTelling(notifier);
      await until(
        () => notifier.stats().accepted,
        (accepted) => accepted > 20,
      );
      await during(alarm, there, async () => {
        const before = notifier.stats();
        await until(
          () => notifier.stats().pending,
          (pending) => pending > before.pending + 500,
        );
        const { accepted, connection } = notifier.stats();
        expect(accepted).to.equal(before.accepted);
        expect(connection.state).to.equal('open');
      });
      const ids = await load.stop();
      await expectAccepted(notifier, ids.length);
      expect(load.longest).to.be.below(QUICK_MS);
      await using reader = readQueues(there.url, topic);
      await expectHeard(reader.volumes, ids);
      // Nothing was sent twice: neither the connection nor a link was closed.
      expect(reader.count).to.equal(ids.length);
    });
  }

  it('of its disk: RabbitMQ 3.10 goes on taking what comes over AMQP 1.0', async () => {
    const there = await broker310();
    await declareQueues(there, 'alarm');
    await using notifier = openOwn({ url: there.url, topics: ['alarm'] });
    const ids = tellOfVolumes(notifier, 10);
    await expectAccepted(notifier, 10);
    await during(disk, there, async () => {
      ids.push(...tellOfVolumes(notifier, 100));
      await expectAccepted(notifier, 110);
    });
    await using reader = readQueues(there.url, 'alarm');
    await expectHeard(reader.volumes, ids);
  });

  it('that lasts longer than an outcome may take, does not count what it could not send yet as attempts', async () => {
    const there = await broker4();
    await declareQueues(there, 'long-alarm');
    const settings = resolveSettings({ url: there.url, topics: ['long-alarm'] }, {});
    const transport = (): AmqpTransport => new AmqpTransport(settings, { ...timeouts, settleDeadline: 100 });
    await using notifier = new OpenNotifier(settings, { isOn: true, transport });
    const ids = tellOfVolumes(notifier, 10);
    await expectAccepted(notifier, 10);
    await during(memory, there, async () => {
      ids.push(...tellOfVolumes(notifier, 10));
      const states = new Set<string>();
      for (let n = 0; n < 50; n++) {
        await sleep(20);
        const { state, waiting, unsettled } = notifier.stats().links['long-alarm.info'] ?? {};
        states.add(JSON.stringify({ state, waiting, unsettled }));
      }
      expect([...states].at(-1)).to.equal('{"state":"open","waiting":7,"unsettled":0}');
      expect(states.size).to.be.at.most(2);
    });
    await expectAccepted(notifier, 20);
    await using reader = readQueues(there.url, 'long-alarm');
    await expectHeard(reader.volumes, ids);
  });
});
