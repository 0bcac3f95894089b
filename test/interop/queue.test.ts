import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'chai';
import type { Notifier } from '../../src/index.ts';
import { timeouts } from '../../src/utils/amqp/connection/timeouts.ts';
import { expectAccepted, expectHeard } from './expecting.ts';
import { declareQueues, deleteQueues, readQueues } from './queues.ts';
import { rabbits } from './setups.ts';
import { keepTelling, openOwn, tellOfVolumes, until } from './telling.ts';

// After it, the notifier probes RabbitMQ 3.10 again before it sends.
const DOUBT_MS = 2000;
const CROWD = 60;
const FULL = { 'x-max-length': 5, 'x-overflow': 'reject-publish' };

async function untilMissing(notifier: Notifier, topic: string): Promise<void> {
  await until(
    () => notifier.stats().links,
    (links) => [`${topic}.info`, `${topic}.error`].every((link) => links[link]?.error?.includes('not-found')),
  );
}

for (const { name, broker } of rabbits) {
  describe(`a notifier whose queue on ${name}`, () => {
    it('was deleted while nothing was told keeps what is told then, until the queue is there again', async () => {
      const there = await broker();
      await declareQueues(there, 'deleted');
      await using notifier = openOwn({ url: there.url, topics: ['deleted'] });
      tellOfVolumes(notifier, 10);
      await expectAccepted(notifier, 10);
      await deleteQueues(there, 'deleted');
      await sleep(DOUBT_MS);
      const ids = tellOfVolumes(notifier, 20);
      await untilMissing(notifier, 'deleted');
      expect(notifier.stats()).to.include({ emitted: 30, accepted: 10, pending: 20 });
      await declareQueues(there, 'deleted');
      await expectAccepted(notifier, 30);
      await using reader = readQueues(there.url, 'deleted');
      await expectHeard(reader.volumes, ids);
    });

    it('is deleted under load notices it, and loses nothing from then on', async () => {
      const there = await broker();
      await declareQueues(there, 'vanished');
      await using notifier = openOwn({ url: there.url, topics: ['vanished'] });
      const load = keepTelling(notifier);
      await until(
        () => notifier.stats().accepted,
        (accepted) => accepted > 50,
      );
      await deleteQueues(there, 'vanished');
      await untilMissing(notifier, 'vanished');
      const { accepted } = notifier.stats();
      const [before, ids] = [load.ids.length, load.ids];
      await declareQueues(there, 'vanished');
      await load.stop();
      await expectAccepted(notifier, ids.length);
      await using reader = readQueues(there.url, 'vanished');
      // Notifications accepted before were lost with the queue, or on RabbitMQ 3.10 after it.
      await until(
        () => reader.volumes().size,
        (size) => size >= ids.length - accepted,
      );
      expect(reader.volumes().size).to.equal(ids.length - accepted);
      expect([...reader.volumes().values()]).to.include.members(ids.slice(before));
    });
  });
}

describe('notifiers that connect all at once', () => {
  for (const { name, broker } of rabbits) {
    it(`have their links answered by ${name}, and none has to be made anew`, async () => {
      const there = await broker();
      await declareQueues(there, 'crowd');
      const notifiers = Array.from({ length: CROWD }, () => openOwn({ url: there.url, topics: ['crowd'] }));
      for (const notifier of notifiers) tellOfVolumes(notifier, 20);
      const flushed = await Promise.all(notifiers.map((notifier) => notifier.flush(timeouts.attachDeadline)));
      expect(flushed).to.deep.equal(notifiers.map(() => true));
      await Promise.all(notifiers.map((notifier) => notifier.close()));
    });
  }
});

describe('a notifier whose queue takes no more (reject-publish)', () => {
  const [{ broker: broker4 }, { broker: broker310 }] = rabbits;

  it('loses as rejected what RabbitMQ 4 rejects, and tells each', async () => {
    const there = await broker4();
    await declareQueues(there, 'full', FULL);
    const lost: string[] = [];
    const onLost = ({ reason }: { reason: string }) => lost.push(reason);
    await using notifier = openOwn({ url: there.url, topics: ['full'], onLost });
    tellOfVolumes(notifier, 30);
    expect(await notifier.flush()).to.equal(true);
    const { emitted, accepted, pending, lost: counts } = notifier.stats();
    expect({ emitted, pending }).to.deep.equal({ emitted: 30, pending: 0 });
    expect(accepted).to.be.within(10, 15);
    expect(counts.rejected).to.equal(emitted - accepted);
    expect(lost).to.deep.equal(Array.from({ length: emitted - accepted }, () => 'rejected'));
    await using reader = readQueues(there.url, 'full');
    await until(
      () => reader.volumes().size,
      (size) => size === accepted,
    );
  });

  it('keeps what RabbitMQ 3.10 gives no outcome for, and delivers it when room is made', async () => {
    const there = await broker310();
    await declareQueues(there, 'full', FULL);
    await using notifier = openOwn({ url: there.url, topics: ['full'] });
    const ids = tellOfVolumes(notifier, 30);
    await until(
      () => notifier.stats().connection,
      ({ error }) => error !== undefined,
    );
    expect(notifier.stats()).to.include({ emitted: 30 });
    await using reader = readQueues(there.url, 'full');
    await expectAccepted(notifier, 30);
    await expectHeard(reader.volumes, ids);
  });
});
