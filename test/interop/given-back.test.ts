// Queues that accept no released messages, or drop those released too often: streams, and quorum queues with a limit.
import { expect } from 'chai';
import { listen, type ListenOptions, type Rejection } from '../../src/consumer/index.ts';
import { expectAccepted } from './expecting.ts';
import type { RabbitMq } from './peers/rabbitmq.ts';
import { declareQueues, queuesOf } from './queues.ts';
import { rabbits } from './setups.ts';
import { openOwn, tellOfVolumes, until } from './telling.ts';

const STREAM = { 'x-queue-type': 'stream' };

/** Listens for the volumes of a topic, with the attempt of each. */
function hearing({ url }: RabbitMq, topic: string, options: Partial<ListenOptions> = {}) {
  const heard: string[] = [];
  const rejections: Rejection[] = [];
  const failing = new Map<string, number>();
  const listener = listen({
    url,
    topics: queuesOf(topic),
    onRejected: (rejection: Rejection) => rejections.push(rejection),
    handlers: {
      '*': ({ payload }, { attempt }) => {
        const { id } = (payload as { resource: { id: string } }).resource;
        heard.push(`${id} ${attempt}`);
        if (attempt <= (failing.get(id) ?? 0)) throw new Error('not yet');
      },
    },
    ...options,
  });
  const areOpen = (): Promise<unknown> =>
    until(
      () => Object.values(listener.stats().links),
      (links) => links.length === 2 && links.every(({ state }) => state === 'open'),
    );
  const end = { [Symbol.asyncDispose]: () => listener[Symbol.asyncDispose]() };
  return { listener, heard, rejections, failing, areOpen, ...end };
}

for (const { name, broker } of rabbits) {
  describe(`a stream of ${name}`, () => {
    for (const ordered of [false, true]) {
      it(`has what failed tried again in hand, and rejected in the end${ordered ? ', in order' : ''}`, async () => {
        const topic = ordered ? 'flowing_ordered' : 'flowing';
        const there = await broker();
        await declareQueues(there, topic, STREAM);
        await using notifier = openOwn({ url: there.url, topics: [topic] });
        await using scene = hearing(there, topic, {
          maxAttempts: 3,
          ordered,
        });
        const { listener, heard, rejections, failing, areOpen } = scene;
        await areOpen();
        const warned: string[] = [];
        const hear = ({ message }: Error): unknown => warned.push(message);
        process.on('warning', hear);
        const told = tellOfVolumes(notifier, 4);
        const [good = '', once = '', never = '', last = ''] = told;
        failing.set(once, 1).set(never, 99);
        await until(
          () => listener.stats(),
          ({ handled, inHand }) => handled === 3 && inHand === 0 && rejections.length === 1,
        );
        process.off('warning', hear);
        expect(heard.toSorted()).to.deep.equal(
          [
            `${good} 1`,
            `${once} 1`,
            `${once} 2`,
            `${never} 1`,
            `${never} 2`,
            `${never} 3`,
            `${last} 1`,
          ].toSorted(),
        );
        expect(rejections[0]).to.include({ reason: 'exhausted' });
        expect(listener.stats()).to.include({ received: 4, released: 0, failures: 4 });
        expect(warned.filter((each) => each.includes('it will be redelivered'))).to.deep.equal([]);
        // A rejection does not end its session, unlike in RabbitMQ 3.10.
        const [after = ''] = tellOfVolumes(notifier, 1);
        await until(
          () => heard.length,
          (count) => count === 8,
        );
        expect(heard.at(-1)).to.equal(`${after} 1`);
        expect(listener.stats()).to.include({ received: 5, duplicates: 0 });
        expect(warned.filter((each) => each.includes('refuses'))).to.deep.equal([]);
      });
    }

    it('is read on where it was left: after a lost connection, and by the next listener that knows the offset', async () => {
      const there = await broker();
      await declareQueues(there, 'resumed', STREAM);
      await using notifier = openOwn({ url: there.url, topics: ['resumed'] });
      const early = tellOfVolumes(notifier, 3);
      await expectAccepted(notifier, 3);
      const topics = queuesOf('resumed');
      const from = (offset: (topic: string) => 'first' | number) => ({
        streamOffsets: Object.fromEntries(topics.map((topic) => [topic, offset(topic)])),
      });
      const first = hearing(
        there,
        'resumed',
        from(() => 'first'),
      );
      await until(
        () => first.listener.stats(),
        ({ handled }) => handled === 3,
      );
      await there.ctl('close_all_connections', 'a test');
      const more = tellOfVolumes(notifier, 2);
      await until(
        () => first.listener.stats(),
        ({ handled }) => handled === 5,
      );
      const heardFirst = first.heard.map((each) => each.split(' ')[0]);
      expect(heardFirst.toSorted()).to.deep.equal([...early, ...more].toSorted());
      await first.listener.close();
      const { links } = first.listener.stats();
      const late = tellOfVolumes(notifier, 2);
      await expectAccepted(notifier, 7);
      await using next = hearing(
        there,
        'resumed',
        from((topic) => links[topic]?.offset ?? expect.fail()),
      );
      await until(
        () => next.listener.stats(),
        ({ handled }) => handled === 2,
      );
      expect(next.heard).to.deep.equal(late.map((id) => `${id} 1`));
      for (const link of Object.values(next.listener.stats().links)) expect(link).to.include({ missed: 0 });
    });
  });

  describe(`a quorum queue of ${name} that gives up`, () => {
    for (const limit of [0, 2]) {
      it(`after ${limit} more deliveries loses nothing that fails more often`, async () => {
        const topic = `limited_${limit}`;
        const there = await broker();
        await declareQueues(there, topic, { 'x-queue-type': 'quorum', 'x-delivery-limit': limit });
        await using notifier = openOwn({ url: there.url, topics: [topic] });
        await using scene = hearing(there, topic, { maxAttempts: 4 });
        const { listener, heard, rejections, failing, areOpen } = scene;
        await areOpen();
        const [never = '', thrice = ''] = tellOfVolumes(notifier, 2);
        failing.set(never, 99).set(thrice, 3);
        await until(
          () => listener.stats(),
          ({ handled, inHand }) => handled === 1 && inHand === 0 && rejections.length === 1,
        );
        expect(heard.toSorted()).to.deep.equal(
          [1, 2, 3, 4].flatMap((attempt) => [`${never} ${attempt}`, `${thrice} ${attempt}`]).toSorted(),
        );
        expect(rejections[0]).to.include({ reason: 'exhausted' });
      });
    }
  });
}

describe('a listener that closes', () => {
  it('rejects what RabbitMQ 4 would drop if it were given back, and tells of it', async () => {
    const there = await rabbits[0].broker();
    await declareQueues(there, 'last', { 'x-queue-type': 'quorum', 'x-delivery-limit': 1 });
    await using notifier = openOwn({ url: there.url, topics: ['last'] });
    const [never = ''] = tellOfVolumes(notifier, 1);
    await expectAccepted(notifier, 1);
    const rounds: (readonly Rejection[])[] = [];
    while (rounds.length < 2) {
      const { listener, heard, rejections, failing, areOpen } = hearing(there, 'last');
      failing.set(never, 99);
      await areOpen();
      await until(
        () => heard.length,
        (count) => count > 0,
      );
      await listener.close();
      rounds.push(rejections);
    }
    expect(rounds.map((rejections) => rejections.map(({ reason }) => reason))).to.deep.equal([
      [],
      ['exhausted'],
    ]);
  });
});
