import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'chai';
import { expectAccepted, expectHeard, heardBy } from './expecting.ts';
import { declareQueues, readQueues } from './queues.ts';
import { rabbits } from './setups.ts';
import { openOwn, tellOfVolumes, until } from './telling.ts';

/**
 * Returns the commands that end a connection: when RabbitMQ 3.10 closes all connections, it ends only the sessions of
 * AMQP 1.0.
 */
function closing(name: string): string[][] {
  return name.includes('3.10')
    ? [['stop_app'], ['start_app']]
    : [['close_all_connections', 'by the operator']];
}

for (const { name, broker, listen } of rabbits) {
  describe(`a notifier whose broker is ${name}`, () => {
    // Queues that survive a stop of the broker, with an exchange of their own kind.
    const listenForLong = async (topic: string) => {
      const url = `${(await broker()).oslo}?amqp_durable_queues=true`;
      return listen({ url, topics: [topic], exchange: 'lasting' });
    };

    // After any failure, the next test must find the broker running.
    afterEach(async () => {
      await (await broker()).ctl('start_app');
    });

    it('delivers everything that was told before the broker was there', async () => {
      const { url, ctl } = await broker();
      await using listener = await listenForLong('absent');
      await ctl('stop_app');
      await using notifier = openOwn({ url, topics: ['absent'] });
      const ids = tellOfVolumes(notifier, 50);
      const { error } = await until(
        () => notifier.stats().connection,
        ({ state }) => state === 'waiting',
      );
      expect(error).to.match(/ECONNREFUSED/);
      expect(notifier.stats()).to.include({ emitted: 50, accepted: 0, pending: 50 });
      await ctl('start_app');
      await expectAccepted(notifier, 50);
      await expectHeard(heardBy(listener), ids);
    });

    it('delivers everything that was told while the broker went and came', async () => {
      const { url, ctl } = await broker();
      await using listener = await listenForLong('outage');
      await using notifier = openOwn({ url, topics: ['outage'] });
      const restarted = new AbortController();
      const restart = sleep(200)
        .then(() => ctl('stop_app'))
        .then(() => ctl('start_app'))
        .finally(() => {
          restarted.abort();
        });
      const ids: string[] = [];
      const states = new Set<string>();
      // A busy machine needs many seconds to stop a broker: the notifications must span the whole outage.
      while (!restarted.signal.aborted || ids.length < 500) {
        ids.push(...tellOfVolumes(notifier, 5));
        states.add(notifier.stats().connection.state);
        await sleep(50);
      }
      await restart;
      await expectAccepted(notifier, ids.length);
      await expectHeard(heardBy(listener), ids);
      expect(states).to.include.keys('open', 'waiting');
      // Notifications without an outcome when the connection was lost are resent, and so may come twice.
      expect(listener.received.length).to.be.within(ids.length, 2 * ids.length);
    });

    it('says that the password is wrong, and delivers once it is right', async () => {
      const { port, ctl } = await broker();
      await ctl('add_user', 'dashboard', 'another');
      await ctl('set_permissions', 'dashboard', '.*', '.*', '.*');
      await using listener = await listen({ topics: ['password'] });
      await using notifier = openOwn({
        url: `amqp://dashboard:geheim%C3%BC@127.0.0.1:${port}`,
        topics: ['password'],
      });
      const ids = tellOfVolumes(notifier, 10);
      const { error } = await until(
        () => notifier.stats().connection,
        ({ state }) => state === 'waiting',
      );
      expect(error).to.equal('the peer refused user or password');
      expect(notifier.stats()).to.include({ accepted: 0, pending: 10 });
      await ctl('change_password', 'dashboard', 'geheimü');
      await expectAccepted(notifier, 10);
      await expectHeard(heardBy(listener), ids);
    });

    it('says that the password was changed under it, and delivers once it is set back', async () => {
      const { url, port, ctl } = await broker();
      await declareQueues(await broker(), 'changed');
      await ctl('add_user', 'changed', 'first');
      await ctl('set_permissions', 'changed', '.*', '.*', '.*');
      await using notifier = openOwn({ url: `amqp://changed:first@127.0.0.1:${port}`, topics: ['changed'] });
      const ids = tellOfVolumes(notifier, 10);
      await expectAccepted(notifier, 10);
      await ctl('change_password', 'changed', 'second');
      for (const command of closing(name)) await ctl(...command);
      ids.push(...tellOfVolumes(notifier, 10));
      await until(
        () => notifier.stats().connection,
        ({ error }) => error === 'the peer refused user or password',
      );
      expect(notifier.stats()).to.include({ emitted: 20, accepted: 10, pending: 10 });
      await ctl('change_password', 'changed', 'first');
      await expectAccepted(notifier, 20);
      await using reader = readQueues(url, 'changed');
      await expectHeard(reader.volumes, ids);
    });

    it('delivers for a user who may write, but not read', async () => {
      const { port, ctl } = await broker();
      await ctl('add_user', 'writer', 'secret');
      await ctl('set_permissions', 'writer', '^$', '.*', '^$');
      await using listener = await listen({ topics: ['writer'] });
      await using notifier = openOwn({ url: `amqp://writer:secret@127.0.0.1:${port}`, topics: ['writer'] });
      const ids = tellOfVolumes(notifier, 6);
      await expectAccepted(notifier, 6);
      await expectHeard(heardBy(listener), ids);
    });

    it('says that a queue is missing, and delivers once somebody listens', async () => {
      const { url } = await broker();
      await using notifier = openOwn({ url, topics: ['missing'] });
      const ids = tellOfVolumes(notifier, 20);
      const links = await until(
        () => notifier.stats().links,
        (found) => found['missing.error']?.error !== undefined && found['missing.info']?.error !== undefined,
      );
      expect(links['missing.info']?.error).to.match(/^amqp:not-found: .*missing\.info/);
      expect(notifier.stats()).to.include({ accepted: 0, pending: 20 });
      expect(notifier.stats().connection.state).to.equal('open');
      await using listener = await listen({ topics: ['missing'] });
      await expectAccepted(notifier, 20);
      await expectHeard(heardBy(listener), ids);
    });
  });
}
