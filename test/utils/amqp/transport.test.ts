import { Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'chai';
import { spy, type SinonSpy } from 'sinon';
import {
  notifyAboutVolumeAction,
  openNotifier,
  type Notifier,
  type NotifierOptions,
} from '../../../src/index.ts';
import { startBroker, type Broker, type BrokerOptions } from '../../../src/testing/index.ts';
import { AmqpTransport } from '../../../src/utils/amqp/transport.ts';
import { OpenNotifier } from '../../../src/utils/notifier.ts';
import { resolveSettings } from '../../../src/utils/options.ts';
import { until } from '../../until.ts';

describe('the way over AMQP', () => {
  const open: { close(ms?: number): Promise<unknown> }[] = [];

  afterEach(async () => {
    await Promise.all(open.splice(0).map((each) => each.close(0)));
  });

  async function broker(options?: BrokerOptions): Promise<Broker> {
    const started = await startBroker(options);
    open.push(started);
    return started;
  }

  function notifier(options: NotifierOptions): Notifier {
    const opened = openNotifier({ install: false, ...options });
    open.push(opened);
    return opened;
  }

  /** Tells `count` deletions, of volumes that are numbered from `from`. */
  function tell(by: Notifier, count: number, from = 0): void {
    for (let n = from; n < from + count; n++) {
      notifyAboutVolumeAction({ notifier: by }, { id: `v${n}` }, { action: 'delete', phase: 'end' });
    }
  }

  function volumes({ received }: Broker): string[] {
    return received.map(({ body }) => volumeOf(body));
  }

  const numbered = (count: number): string[] => Array.from({ length: count }, (_, n) => `v${n}`);

  it('delivers what is told before the broker is there, in order', async () => {
    const port = await freePort();
    const telling = notifier({ url: `amqp://127.0.0.1:${port}` });
    tell(telling, 300);
    await until(() => telling.stats().connection.error !== undefined);
    expect(telling.stats()).to.include({ told: 300, accepted: 0, pending: 300 });
    const late = await broker({ port });
    expect(await telling.flush(5000)).to.equal(true);
    expect(volumes(late)).to.deep.equal(numbered(300));
    expect(telling.stats()).to.include({ told: 300, accepted: 300, pending: 0 });
  });

  it('hands the frames of what is told in one turn to the operating system in one go', async () => {
    const telling = notifier({ url: (await broker()).url });
    tell(telling, 1);
    await telling.flush(5000);
    const together = spy(Socket.prototype, '_writev' as never) as SinonSpy<[unknown[]]>;
    try {
      tell(telling, 20);
      expect(await telling.flush(5000)).to.equal(true);
    } finally {
      together.restore();
    }
    expect(together.args.map(([frames]) => frames.length)).to.include(20);
  });

  it('sends again, with the same ids and in order, what had no outcome when the connection was lost', async () => {
    const there = await broker({ outcome: () => 'none', credit: 50 });
    const telling = notifier({ url: there.url });
    tell(telling, 120);
    await there.waitFor(50);
    const first = there.received.map(({ message_id: id }) => id);
    there.setOutcome(() => 'accepted');
    there.dropConnections();
    expect(await telling.flush(5000)).to.equal(true);
    expect(there.received.slice(50, 100).map(({ message_id: id }) => id)).to.deep.equal(first);
    expect(volumes(there).slice(50)).to.deep.equal(numbered(120));
    expect(telling.stats()).to.include({ accepted: 120, pending: 0 });
  });

  it('says that the password is refused, and delivers once it is right, without being opened anew', async () => {
    const there = await broker({ users: { horizon: 'new' } });
    const telling = notifier({ url: `amqp://horizon:old@127.0.0.1:${there.port}` });
    tell(telling, 3);
    await until(() => telling.stats().connection.error === 'the peer refused user or password');
    expect(telling.stats().connection).to.include({ url: `amqp://127.0.0.1:${there.port}` });
    there.setUsers({ horizon: 'old' });
    expect(await telling.flush(5000)).to.equal(true);
    expect(there.received).to.have.lengthOf(3);
  });

  it('takes passwords that are not ASCII, or empty', async () => {
    for (const password of ['pä ss:wörd/@€', '']) {
      const there = await broker({ users: { 'ho@rizon': password } });
      const telling = notifier({ url: there.url });
      tell(telling, 1);
      expect(await telling.flush(3000), password).to.equal(true);
    }
  });

  it('fails over to the next broker of the list', async () => {
    const [one, other] = [await broker(), await broker()];
    const telling = notifier({ url: [one.url, other.url] });
    tell(telling, 10);
    await one.waitFor(10);
    await one.close();
    tell(telling, 10, 10);
    expect(await telling.flush(5000)).to.equal(true);
    expect(new Set([...volumes(one), ...volumes(other)])).to.deep.equal(new Set(numbered(20)));
    expect(telling.stats().connection).to.include({ state: 'open', url: other.url });
  });

  it('sends no more than there is credit for', async () => {
    const there = await broker({ credit: 1 });
    const telling = notifier({ url: there.url });
    tell(telling, 200);
    expect(await telling.flush(5000)).to.equal(true);
    expect(volumes(there)).to.deep.equal(numbered(200));
  });

  it('gets many thousands through, though rhea holds 2048 of a session at most', async function () {
    this.timeout(30_000);
    const there = await broker({ credit: 65_536 });
    const telling = notifier({ url: there.url });
    tell(telling, 20_000);
    expect(await telling.flush(25_000)).to.equal(true);
    expect(there.received).to.have.lengthOf(20_000);
    expect(telling.stats()).to.include({ accepted: 20_000, pending: 0 });
  });

  it('sends released and modified messages again', async () => {
    const answers = ['released', 'modified', 'accepted'] as const;
    let asked = 0;
    const there = await broker({ outcome: () => answers[asked++] ?? 'accepted' });
    const telling = notifier({ url: there.url });
    tell(telling, 1);
    expect(await telling.flush(5000)).to.equal(true);
    expect(there.received.map(({ message_id: id }) => id)).to.have.lengthOf(3);
    expect(new Set(there.received.map(({ message_id: id }) => id)).size).to.equal(1);
    expect(telling.stats()).to.include({ accepted: 1, pending: 0 });
  });

  it('goes on with the others while one is released', async () => {
    const there = await broker({
      outcome: ({ body }) => (volumeOf(body) === 'v0' ? 'released' : 'accepted'),
    });
    const telling = notifier({ url: there.url });
    tell(telling, 50);
    await until(() => telling.stats().accepted === 49);
    expect(telling.stats()).to.include({ pending: 1 });
  });

  it('opens the link anew and sends again when there is no outcome in time', async () => {
    const there = await broker({ outcome: () => 'none' });
    const settings = resolveSettings({ url: there.url }, {});
    const telling = new OpenNotifier(settings, new AmqpTransport(settings, 150), true);
    open.push(telling);
    tell(telling, 3);
    await there.waitFor(3);
    there.setOutcome(() => 'accepted');
    expect(await telling.flush(5000)).to.equal(true);
    expect(volumes(there).slice(3).sort()).to.deep.equal(numbered(3));
    expect(there.connections).to.equal(1);
  });

  it('asks RabbitMQ 3 whether a queue exists, and waits for it: it would drop what is sent', async () => {
    const there = await broker({ version: '3.10.8', missing: () => true });
    const telling = notifier({ url: there.url });
    tell(telling, 3);
    await until(() => telling.stats().links['notifications.info']?.error !== undefined);
    expect(telling.stats().links['notifications.info']).to.include({
      address: '/amq/queue/notifications.info',
      error: "amqp:not-found: no queue 'notifications.info'",
    });
    expect(telling.stats()).to.include({ accepted: 0, pending: 3 });
    there.setMissing(undefined);
    expect(await telling.flush(5000)).to.equal(true);
    expect(volumes(there)).to.deep.equal(numbered(3));
  });

  it('loses what is rejected, and says so', async () => {
    const there = await broker({ outcome: () => 'rejected' });
    const losses: unknown[] = [];
    const telling = notifier({ url: there.url, onLost: (loss) => losses.push(loss) });
    tell(telling, 1);
    expect(await telling.flush(5000)).to.equal(true);
    expect(telling.stats().lost).to.include({ rejected: 1 });
    expect(losses).to.have.nested.property('[0].reason', 'rejected');
    expect(losses).to.have.nested.property('[0].eventType', 'dashboard.volume.delete.end');
  });

  it('loses what is larger than the broker takes, and goes on', async () => {
    const there = await broker({ maxMessageSize: 2000 });
    const telling = notifier({ url: there.url, onLost: () => undefined });
    notifyAboutVolumeAction(
      { notifier: telling },
      { id: 'x'.repeat(3000) },
      { action: 'delete', phase: 'end' },
    );
    tell(telling, 2);
    expect(await telling.flush(5000)).to.equal(true);
    expect(telling.stats()).to.deep.include({ accepted: 2 });
    expect(telling.stats().lost).to.include({ too_large: 1 });
  });

  it('takes no more than may wait, and loses nothing of what it took', async () => {
    const port = await freePort();
    const telling = notifier({ url: `amqp://127.0.0.1:${port}`, maxPending: 10, onLost: () => undefined });
    tell(telling, 15);
    expect(telling.stats()).to.include({ told: 15, pending: 10 });
    expect(telling.stats().lost).to.include({ overflow: 5 });
    const late = await broker({ port });
    expect(await telling.flush(5000)).to.equal(true);
    expect(volumes(late)).to.deep.equal(numbered(10));
  });

  it('does not send what is older than its ttl', async () => {
    const port = await freePort();
    const telling = notifier({ url: `amqp://127.0.0.1:${port}`, ttl: 1, onLost: () => undefined });
    tell(telling, 1);
    await until(() => telling.stats().connection.error !== undefined);
    const late = await broker({ port });
    expect(await telling.flush(5000)).to.equal(true);
    expect(telling.stats().lost).to.include({ expired: 1 });
    expect(late.received).to.have.lengthOf(0);
  });

  it('counts a notification for several topics once, when all have taken it', async () => {
    const there = await broker();
    const telling = notifier({ url: there.url, topics: ['audit', 'billing'] });
    tell(telling, 5);
    expect(await telling.flush(5000)).to.equal(true);
    expect(telling.stats()).to.include({ told: 5, accepted: 5 });
    const addresses = there.received.map(({ address }) => address);
    expect(addresses.filter((address) => address === '/queues/audit.info')).to.have.lengthOf(5);
    expect(addresses.filter((address) => address === '/queues/billing.info')).to.have.lengthOf(5);
  });

  it('loses as closed what is pending when it is closed, and says that not all left', async () => {
    const there = await broker({ outcome: () => 'none' });
    const telling = notifier({ url: there.url, onLost: () => undefined });
    tell(telling, 5);
    await there.waitFor(5);
    expect(await telling.close(100)).to.equal(false);
    expect(telling.stats()).to.include({ told: 5, accepted: 0, pending: 0 });
    expect(telling.stats().lost).to.include({ closed: 5 });
    await until(() => there.connections === 0);
  });

  it('opens no connection for a second notifier that is refused', async () => {
    const [one, other] = [await broker(), await broker()];
    notifier({ url: one.url, install: true });
    expect(() => openNotifier({ url: other.url }))
      .to.throw()
      .with.property('code', 'ERR_NOTIFIER_INSTALLED');
    await until(() => one.connections === 1);
    await pause(100);
    expect(other.connections).to.equal(0);
  });

  it('keeps two notifiers apart', async () => {
    const [one, other] = [await broker(), await broker()];
    const [toOne, toOther] = [notifier({ url: one.url }), notifier({ url: other.url })];
    tell(toOne, 3);
    tell(toOther, 4);
    await one.close();
    expect(await toOther.flush(3000)).to.equal(true);
    expect(other.received).to.have.lengthOf(4);
    expect(toOther.stats().connection.state).to.equal('open');
  });
});

/** A port that nobody listens on now. */
async function freePort(): Promise<number> {
  await using there = await startBroker();
  return there.port;
}

function volumeOf(body: unknown): string {
  return /v\d+/.exec(String((body as { content: Buffer }).content))?.[0] ?? '';
}
