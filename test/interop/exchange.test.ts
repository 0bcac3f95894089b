import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'chai';
import type { Notifier } from '../../src/index.ts';
import type { OsloListener } from './peers/oslo.ts';
import { readQueues } from './queues.ts';
import { rabbits } from './setups.ts';
import { openOwn, tellEverything, until } from './telling.ts';

const RECEIVE_MS = 15_000;

/** Returns the addresses that the notifier chose, by topic. */
function addresses(notifier: Notifier): Record<string, string> {
  const links = Object.entries(notifier.stats().links);
  return Object.fromEntries(links.map(([topic, { address = '' }]) => [topic, address]));
}

async function expectAll(notifier: Notifier, listener: OsloListener): Promise<void> {
  expect(await notifier.flush()).to.equal(true);
  expect(notifier.stats()).to.include({ emitted: 9, accepted: 9 });
  const heard = await listener.waitFor(9, RECEIVE_MS);
  expect(new Set(heard.map(({ event_type }) => event_type)).size).to.equal(9);
}

for (const { name, broker, listen } of rabbits) {
  describe(`a notifier for ${name}`, () => {
    for (const exchange of ['openstack', 'dashboard']) {
      it(`reaches oslo through the exchange '${exchange}' when it is told to`, async () => {
        const topic = `by-${exchange}`;
        await using listener = await listen({ topics: [topic], exchange });
        await using notifier = openOwn({ url: (await broker()).url, exchange, topics: [topic] });
        tellEverything(notifier);
        await expectAll(notifier, listener);
        for (const [link, address] of Object.entries(addresses(notifier))) {
          expect(address).to.match(new RegExp(`^/exchanges?/${exchange}/${link}$`));
        }
      });
    }

    for (const exchange of [undefined, 'cloud/eu']) {
      const way = exchange === undefined ? 'straight' : `through the exchange '${exchange}'`;
      it(`reaches oslo, and our own listener, ${way} on a topic with a slash, a blank and a %`, async () => {
        const topic = `eu/west 50%41 ${way.slice(0, 1)}`;
        const url = (await broker()).url;
        await using listener = await listen({ topics: [topic], ...(exchange && { exchange }) });
        await using notifier = openOwn({ url, topics: [topic], ...(exchange && { exchange }) });
        tellEverything(notifier);
        await expectAll(notifier, listener);
        await listener.stop();
        tellEverything(notifier);
        expect(await notifier.flush()).to.equal(true);
        await using reader = readQueues(url, topic);
        await until(
          () => reader.count,
          (count) => count === 9,
        );
      });
    }

    it('serves several topics with all that is told', async () => {
      const topics = ['for-billing', 'for-audit'];
      await using billing = await listen({ topics: ['for-billing'] });
      await using audit = await listen({ topics: ['for-audit'] });
      await using notifier = openOwn({ url: (await broker()).url, topics });
      tellEverything(notifier);
      await expectAll(notifier, billing);
      await expectAll(notifier, audit);
    });

    it('reaches oslo in the virtual host of the URL', async () => {
      const { url, oslo, user, ctl } = await broker();
      await ctl('add_vhost', 'cloud-a');
      await ctl('set_permissions', '-p', 'cloud-a', user, '.*', '.*', '.*');
      await using elsewhere = await listen({ topics: ['in-vhost'] });
      await using listener = await listen({ url: `${oslo}cloud-a`, topics: ['in-vhost'] });
      await using notifier = openOwn({ url: `${url}/cloud-a`, topics: ['in-vhost'] });
      tellEverything(notifier);
      await expectAll(notifier, listener);
      expect(elsewhere.received).to.deep.equal([]);
    });

    it('waits for a virtual host that does not exist yet, and tells that it does', async () => {
      const { url, oslo, user, ctl } = await broker();
      await using notifier = openOwn({ url: `${url}/cloud-b`, topics: ['in-new-vhost'] });
      tellEverything(notifier);
      await until(
        () => notifier.stats().connection,
        ({ error }) => error !== undefined,
      );
      expect(notifier.stats()).to.include({ accepted: 0, pending: 9 });
      await ctl('add_vhost', 'cloud-b');
      await ctl('set_permissions', '-p', 'cloud-b', user, '.*', '.*', '.*');
      await using listener = await listen({ url: `${oslo}cloud-b`, topics: ['in-new-vhost'] });
      await until(
        () => notifier.stats().pending,
        (pending) => pending === 0,
      );
      await expectAll(notifier, listener);
    });
  });
}

describe('a notifier for RabbitMQ 4 by an exchange', () => {
  it('keeps what the exchange cannot route until a queue is bound', async () => {
    const { broker, listen } = rabbits[0];
    await using other = await listen({ topics: ['bound-already'] });
    await using notifier = openOwn({
      url: (await broker()).url,
      exchange: 'openstack',
      topics: ['bound-late'],
    });
    tellEverything(notifier);
    await sleep(1000);
    expect(notifier.stats()).to.include({ accepted: 0, pending: 9 });
    await using listener = await listen({ topics: ['bound-late'] });
    await expectAll(notifier, listener);
    expect(other.received).to.deep.equal([]);
  });
});
