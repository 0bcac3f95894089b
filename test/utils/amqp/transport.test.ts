import { Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'chai';
import sinon from 'sinon';
import { openNotifier, type LinkState } from '../../../src/index.ts';
import { fixedClock } from '../../clock.ts';
import { until } from '../../until.ts';
import { codeOf, codes, split } from './frames.ts';
import { freePort, numbered, Scene, tell, volumes } from './scene.ts';

describe('the way over AMQP', () => {
  const scene = new Scene();

  it('takes passwords that are not ASCII, or empty', async () => {
    for (const password of ['pä ss:wörd/@€', '']) {
      const there = await scene.broker({ users: { 'ho@rizon': password } });
      const telling = scene.notifier({ url: there.url });
      tell(telling, 1);
      expect(await telling.flush(3000), password).to.equal(true);
    }
  });

  it('fails over to the next broker of the list', async () => {
    const [one, other] = [await scene.broker(), await scene.broker()];
    const telling = scene.notifier({ url: [one.url, other.url] });
    tell(telling, 10);
    await one.waitFor(10);
    await one.close();
    tell(telling, 10, 10);
    expect(await telling.flush(5000)).to.equal(true);
    expect(new Set([...volumes(one), ...volumes(other)])).to.deep.equal(new Set(numbered(20)));
    expect(telling.stats().connection).to.include({ state: 'open', url: other.url });
  });

  it('gets many thousands through, though rhea holds 2048 of a session at most', async () => {
    const there = await scene.broker({ credit: 65_536 });
    const telling = scene.notifier({ url: there.url });
    tell(telling, 20_000);
    expect(await telling.flush(25_000)).to.equal(true);
    expect(there.received).to.have.lengthOf(20_000);
    expect(telling.stats()).to.include({ accepted: 20_000, pending: 0 });
  });

  it('says how much is pending, and how old the oldest of it is, wherever that is', async () => {
    const there = await scene.broker({ outcome: () => 'released', credit: 1 });
    const clock = fixedClock();
    const telling = scene.timed({ url: there.url, topics: ['audit'] }, clock);
    expect(telling.stats()).to.include({ pendingBytes: 0 }).and.not.have.property('oldestPending');
    tell(telling, 1);
    const { pendingBytes } = telling.stats();
    expect(pendingBytes).to.be.greaterThan(200);
    clock.pass(1000);
    tell(telling, 1);
    const link = (): LinkState | undefined => telling.stats().links['audit.info'];
    expect(link()).to.include({ waiting: 2, unsettled: 0 });
    expect(telling.stats()).to.include({ oldestPending: 1000, pendingBytes: 2 * pendingBytes });
    await there.waitFor(2); // the first one was released and is postponed
    expect(telling.stats()).to.include({ oldestPending: 1000 });
    there.setOutcome(() => 'none');
    await until(() => link()?.unsettled === 1);
    expect(telling.stats()).to.include({ oldestPending: 1000 });
    there.setOutcome(() => 'accepted');
    there.dropConnections();
    expect(await telling.flush(5000)).to.equal(true);
    expect(telling.stats()).to.include({ pendingBytes: 0 }).and.not.have.property('oldestPending');
  });

  it('says of each broker that it is away, and of none every time', async () => {
    const emitted = sinon.stub(process, 'emitWarning');
    const ports = [await freePort(), await freePort()];
    // A virtual host of its own: an absent broker is reported once a minute, and another test may have had its port.
    const urls = ports.map((port) => `amqp://127.0.0.1:${port}/away`);
    const both = urls.map((url) => scene.notifier({ url }));
    for (const telling of both) await until(() => telling.stats().connection.attempts > 2);
    const lines = emitted.args.map(([message]) => String(message));
    sinon.restore();
    for (const url of urls)
      expect(lines.filter((line) => line.includes(`no connection to ${url}:`))).to.have.lengthOf(1);
  });

  it('sends half as many at once after a loss without outcomes, so that a broker with little room takes some', async () => {
    const there = await scene.broker({ outcome: () => 'none', credit: 50 });
    const telling = scene.notifier({ url: there.url });
    tell(telling, 50);
    await there.waitFor(50);
    there.dropConnections();
    await there.waitFor(75);
    there.dropConnections();
    await there.waitFor(88);
    expect(volumes(there).slice(50)).to.deep.equal([...numbered(25), ...numbered(13)]);
    there.setOutcome(() => 'accepted');
    there.dropConnections();
    expect(await telling.flush(5000)).to.equal(true);
    expect(volumes(there).slice(88)).to.deep.equal(numbered(50));
  });

  it('asks RabbitMQ 3 again before it sends, when it has not asked for two seconds', async () => {
    const there = await scene.broker({ version: '3.10.8' });
    const telling = scene.notifier({ url: there.url });
    tell(telling, 1);
    expect(await telling.flush(5000)).to.equal(true);
    there.setMissing(() => true);
    await pause(2000);
    tell(telling, 2, 1);
    await until(() => telling.stats().links['notifications.info']?.error !== undefined);
    expect(telling.stats()).to.include({ accepted: 1, pending: 2 });
    there.setMissing(undefined);
    expect(await telling.flush(5000)).to.equal(true);
    expect(volumes(there)).to.deep.equal(numbered(3));
  });

  it('hands the frames of what is told in one turn to the operating system in one go', async () => {
    const telling = scene.notifier({ url: (await scene.broker()).url });
    tell(telling, 1);
    await telling.flush(5000);
    const written = sinon.spy(Socket.prototype, 'write');
    try {
      tell(telling, 20);
      expect(await telling.flush(5000)).to.equal(true);
    } finally {
      written.restore();
    }
    const transfers = written.args.map(([chunk]) =>
      split(chunk as unknown as Buffer).filter((each) => codeOf(each) === codes.transfer),
    );
    expect(transfers.map(({ length }) => length)).to.include(20);
  });

  it('takes no more than may wait, and loses nothing of what it took', async () => {
    const port = await freePort();
    const telling = scene.notifier({ url: `amqp://127.0.0.1:${port}`, maxPending: 10 });
    tell(telling, 15);
    expect(telling.stats()).to.include({ emitted: 15, pending: 10 });
    expect(telling.stats().lost).to.include({ overflow: 5 });
    const late = await scene.broker({ port });
    expect(await telling.flush(5000)).to.equal(true);
    expect(volumes(late)).to.deep.equal(numbered(10));
  });

  it('does not send what is older than its ttl', async () => {
    const port = await freePort();
    const telling = scene.notifier({ url: `amqp://127.0.0.1:${port}`, ttl: 1 });
    tell(telling, 1);
    await until(() => telling.stats().connection.error !== undefined);
    const late = await scene.broker({ port });
    expect(await telling.flush(5000)).to.equal(true);
    expect(telling.stats().lost).to.include({ expired: 1 });
    expect(late.received).to.have.lengthOf(0);
  });

  it('does not keep what is older than its ttl while there is no broker', async () => {
    const telling = scene.notifier({ url: `amqp://127.0.0.1:${await freePort()}`, ttl: 100 });
    tell(telling, 2);
    expect(telling.stats()).to.include({ pending: 2 });
    await until(() => telling.stats().lost.expired === 2);
    expect(telling.stats()).to.include({ pending: 0, pendingBytes: 0 });
  });

  it('counts a notification for several topics once, when all have taken it', async () => {
    const there = await scene.broker();
    const telling = scene.notifier({ url: there.url, topics: ['audit', 'billing'] });
    tell(telling, 5);
    expect(await telling.flush(5000)).to.equal(true);
    expect(telling.stats()).to.include({ emitted: 5, accepted: 5 });
    const addresses = there.received.map(({ address }) => address);
    expect(addresses.filter((address) => address === '/queues/audit.info')).to.have.lengthOf(5);
    expect(addresses.filter((address) => address === '/queues/billing.info')).to.have.lengthOf(5);
  });

  it('loses as closed what is pending when it is closed, and says that not all left', async () => {
    const there = await scene.broker({ outcome: () => 'none' });
    const telling = scene.notifier({ url: there.url });
    tell(telling, 5);
    await there.waitFor(5);
    expect(await telling.close(100)).to.equal(false);
    expect(telling.stats()).to.include({ emitted: 5, accepted: 0, pending: 0 });
    expect(telling.stats().lost).to.include({ closed: 5 });
    await until(() => there.connections === 0);
  });

  it('opens no connection for a second notifier that is refused', async () => {
    const [one, other] = [await scene.broker(), await scene.broker()];
    scene.notifier({ url: one.url, install: true });
    expect(() => openNotifier({ url: other.url }))
      .to.throw()
      .with.property('code', 'ERR_NOTIFIER_INSTALLED');
    await until(() => one.connections === 1);
    await pause(100);
    expect(other.connections).to.equal(0);
  });

  it('keeps a notifier whose broker is away from another one', async () => {
    const there = await scene.broker();
    const port = await freePort();
    const lost: string[] = [];
    const dead = scene.notifier({
      url: `amqp://127.0.0.1:${port}`,
      maxPending: 2,
      onLost: () => lost.push('dead'),
    });
    const good = scene.notifier({ url: there.url, onLost: () => lost.push('good') });
    for (let n = 0; n < 5; n++) {
      tell(dead, 1, n);
      tell(good, 1, n);
    }
    expect(await good.flush(5000)).to.equal(true);
    expect(good.stats()).to.include({ emitted: 5, accepted: 5, pending: 0 });
    expect(dead.stats()).to.include({ emitted: 5, accepted: 0, pending: 2 });
    expect(await dead.close(50)).to.equal(false);
    expect(lost).to.deep.equal(['dead', 'dead', 'dead', 'dead', 'dead']);
    tell(good, 1, 5);
    expect(await good.close(5000)).to.equal(true);
    expect(volumes(there)).to.deep.equal(numbered(6));
  });

  it('keeps two notifiers apart', async () => {
    const [one, other] = [await scene.broker(), await scene.broker()];
    const [toOne, toOther] = [scene.notifier({ url: one.url }), scene.notifier({ url: other.url })];
    tell(toOne, 3);
    tell(toOther, 4);
    await one.close();
    expect(await toOther.flush(3000)).to.equal(true);
    expect(other.received).to.have.lengthOf(4);
    expect(toOther.stats().connection.state).to.equal('open');
  });
});
