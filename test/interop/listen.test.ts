import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import { listen, type Rejection } from '../../src/consumer/index.ts';
import { expectAccepted } from './expecting.ts';
import { declareQueues, queuesOf } from './queues.ts';
import { rabbits } from './setups.ts';
import { openOwn, tellOfVolumes, until } from './telling.ts';

/** Collects the warnings of the process, from now on. */
function warnings(): string[] {
  const heard: string[] = [];
  const listener = ({ message }: Error): unknown => heard.push(message);
  process.on('warning', listener);
  after(() => process.off('warning', listener));
  return heard;
}

/** Returns all output during a call: there should be none. */
async function printed(body: () => Promise<void>): Promise<unknown[]> {
  const lines: unknown[] = [];
  const before = console.error;
  console.error = (...line: unknown[]) => lines.push(line);
  try {
    await body();
  } finally {
    console.error = before;
  }
  return lines;
}

for (const { name, broker } of rabbits) {
  describe(`a listener on ${name}`, () => {
    const warned = warnings();

    it('drains a long queue, each once, and prints nothing', async () => {
      const there = await broker();
      await declareQueues(there, 'drained');
      await using notifier = openOwn({ url: there.url, topics: ['drained'] });
      const ids = tellOfVolumes(notifier, 3000);
      await expectAccepted(notifier, 3000);
      const heard: string[] = [];
      const lines = await printed(async () => {
        await using listener = listen({
          url: there.url,
          topics: queuesOf('drained'),
          handlers: { 'dashboard.volume.*': ({ payload }) => heard.push(String(payload.resource.id)) },
        });
        await until(
          () => listener.stats(),
          ({ handled, inHand }) => handled === 3000 && inHand === 0,
        );
        expect(listener.stats()).to.include({ received: 3000, duplicates: 0, released: 0 });
      });
      expect(heard.toSorted()).to.deep.equal(ids.toSorted());
      expect(lines).to.deep.equal([]);
    });

    it('gets again what failed, and rejects it to the dead-letter exchange when it fails too often', async () => {
      const there = await broker();
      await declareQueues(there, 'letters');
      const [dead = ''] = queuesOf('letters');
      await declareQueues(there, 'failing', {
        'x-dead-letter-exchange': '',
        'x-dead-letter-routing-key': dead,
      });
      await using notifier = openOwn({ url: there.url, topics: ['failing'] });
      const [, bad] = tellOfVolumes(notifier, 2);
      const attempts: number[] = [];
      const rejections: Rejection[] = [];
      await using listener = listen({
        url: there.url,
        topics: queuesOf('failing'),
        maxAttempts: 3,
        onRejected: (rejection) => rejections.push(rejection),
        handlers: {
          'dashboard.volume.*': ({ payload }, { attempt }) => {
            if (payload.resource.id === bad) attempts.push(attempt);
            if (payload.resource.id === bad || attempt === 1) throw new Error('not yet');
          },
        },
      });
      await until(
        () => listener.stats(),
        ({ handled, inHand }) => handled === 1 && inHand === 0 && rejections.length === 1,
      );
      expect(attempts).to.deep.equal([1, 2, 3]);
      expect(rejections[0]).to.include({ reason: 'exhausted' });
      // RabbitMQ 3 does not report whether the queue has a limit: there, it is retried without a release.
      const isGivenBack = name.includes('RabbitMQ 4');
      const counts = isGivenBack ? { received: 5, released: 3 } : { received: 2, released: 0 };
      expect(listener.stats()).to.include({ ...counts, failures: 4 });
      const found: unknown[] = [];
      await using reader = listen({
        url: there.url,
        topics: [dead],
        handlers: { 'dashboard.volume.*': ({ payload }) => found.push(payload.resource.id) },
      });
      await until(
        () => reader.stats(),
        ({ handled }) => handled === 1,
      );
      expect(found).to.deep.equal([bad]);
      expect(warned.filter((each) => /refuses .*(failing|letters)/.test(each))).to.deep.equal([]);
    });

    it('gives back what was sent ahead when it is closed, and the next one hears it', async () => {
      const there = await broker();
      await declareQueues(there, 'handed');
      await using notifier = openOwn({ url: there.url, topics: ['handed'] });
      const ids = tellOfVolumes(notifier, 300);
      await expectAccepted(notifier, 300);
      const heard: string[] = [];
      const hear = (concurrency: number) =>
        listen({
          url: there.url,
          topics: queuesOf('handed'),
          concurrency,
          handlers: {
            'dashboard.volume.*': async ({ payload }) => {
              await new Promise((resolve) => setTimeout(resolve, 10));
              heard.push(String(payload.resource.id));
            },
          },
        });
      const first = hear(2);
      await until(
        () => first.stats(),
        ({ handled, inHand }) => handled >= 5 && inHand > 50,
      );
      expect(await first.close()).to.equal(true);
      expect(first.stats()).to.include({ inHand: 0 });
      const before = heard.length;
      expect(before).to.be.below(100);
      await using second = hear(20);
      await until(
        () => heard.length,
        (count) => count >= 300,
      );
      // Notifications whose acceptance crossed the end of the link may be redelivered.
      expect([...new Set(heard)].toSorted()).to.deep.equal(ids.toSorted());
      expect(second.stats().received).to.be.within(300 - before, 302 - before);
    });

    it('takes up again after the broker closed its connection, and handles nothing twice', async () => {
      const there = await broker();
      await declareQueues(there, 'closed');
      await using notifier = openOwn({ url: there.url, topics: ['closed'] });
      const ids = tellOfVolumes(notifier, 200);
      await expectAccepted(notifier, 200);
      const heard: string[] = [];
      await using listener = listen({
        url: there.url,
        topics: queuesOf('closed'),
        concurrency: 5,
        handlers: {
          'dashboard.volume.*': async ({ payload }) => {
            await new Promise((resolve) => setTimeout(resolve, 5));
            heard.push(String(payload.resource.id));
          },
        },
      });
      await until(
        () => heard.length,
        (count) => count > 20,
      );
      await there.ctl('close_all_connections', `a test, ${randomUUID()}`);
      await until(
        () => listener.stats(),
        ({ inHand }) => heard.length >= 200 && inHand === 0,
      );
      expect(heard.toSorted()).to.deep.equal(ids.toSorted());
    });
  });
}

describe('a listener on a quorum queue of RabbitMQ 4', () => {
  it('hears of the attempts that others made before it', async () => {
    const there = await rabbits[0].broker();
    await declareQueues(there, 'quorum', { 'x-queue-type': 'quorum' });
    await using notifier = openOwn({ url: there.url, topics: ['quorum'] });
    tellOfVolumes(notifier, 1);
    const attempts: number[] = [];
    for (const round of [1, 2, 3]) {
      await using listener = listen({
        url: there.url,
        topics: queuesOf('quorum'),
        handlers: {
          '*': (_, { attempt }) => {
            attempts.push(attempt);
            if (attempts.length < 3) throw new Error('not yet');
          },
        },
      });
      await until(
        () => attempts.length,
        (count) => count === round,
      );
      await listener.close();
    }
    expect(attempts).to.deep.equal([1, 2, 3]);
  });

  it('leaves in it what comes while it closes: it is not sent to and fro until the queue drops it', async () => {
    const there = await rabbits[0].broker();
    await declareQueues(there, 'closing', { 'x-queue-type': 'quorum' });
    await using notifier = openOwn({ url: there.url, topics: ['closing'] });
    tellOfVolumes(notifier, 1);
    await expectAccepted(notifier, 1);
    let end: () => void = () => undefined;
    const first = listen({
      url: there.url,
      topics: queuesOf('closing'),
      handlers: { '*': () => new Promise<void>((resolve) => (end = resolve)) },
    });
    await until(
      () => first.stats(),
      ({ inHand }) => inHand === 1,
    );
    const closing = first.close();
    tellOfVolumes(notifier, 20);
    await expectAccepted(notifier, 21);
    end();
    expect(await closing).to.equal(true);
    const attempts: number[] = [];
    await using second = listen({
      url: there.url,
      topics: queuesOf('closing'),
      handlers: { '*': (_, { attempt }) => attempts.push(attempt) },
    });
    await until(
      () => second.stats(),
      ({ handled }) => handled === 20,
    );
    expect(attempts).to.deep.equal(attempts.map(() => 1));
  });
});
