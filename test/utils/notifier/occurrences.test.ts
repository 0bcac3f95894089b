import { expect } from 'chai';
import { decodeNotification, validateNotification } from '../../../src/consumer/index.ts';
import {
  notifyAboutSessionAction,
  notifyAboutVolumeAction,
  openNotifier,
  type Loss,
  type Notifier,
  type NotifierOptions,
} from '../../../src/index.ts';
import { startBroker, type Broker } from '../../../src/testing/index.ts';
import { temporary } from '../../spool.ts';

interface Folded {
  readonly occurrences?: { readonly count: number; readonly first_at: string; readonly last_at: string };
  readonly resource: Record<string, unknown>;
  readonly initiator?: Record<string, unknown>;
  readonly fault: Record<string, unknown>;
  readonly parameters?: Record<string, unknown>;
}

interface Flood {
  readonly notifier: Notifier;
  readonly losses: readonly Loss[];
  readonly fail: (count: number, status?: number) => void;
  readonly act: (id: string) => void;
}

describe('a flood by nobody known', () => {
  let broker: Broker;
  beforeEach(async () => {
    broker = await startBroker({ credit: 0 });
  });
  afterEach(() => broker.close());

  function flooding(options: NotifierOptions): Flood {
    const losses: Loss[] = [];
    const notifier = openNotifier({
      url: broker.url,
      install: false,
      onLost: (loss) => losses.push(loss),
      ...options,
    });
    const fail = (count: number, status = 401): void => {
      for (let n = 0; n < count; n++) {
        const error = Object.assign(new Error(`no such user: user${n}`), { status });
        const parameters = { domain: 'Default', auth_type: 'credentials', client_ip: `192.0.2.${n % 250}` };
        const context = { notifier, remoteAddress: `192.0.2.${n % 250}`, userAgent: 'curl' };
        notifyAboutSessionAction(
          context,
          { name: `user${n}` },
          { action: 'login', phase: 'error', parameters, error },
        );
      }
    };
    const act = (id: string): void => {
      notifyAboutVolumeAction({ notifier, userId: 'admin' }, { id }, { action: 'delete', phase: 'end' });
    };
    return { notifier, losses, fail, act };
  }

  const received = (): Folded[] =>
    broker.received.map((message) => {
      const { notification } = decodeNotification(message);
      validateNotification(notification);
      return notification.payload as Folded;
    });

  it('pushes out nothing that a known user does, and is told as one, with its count', async () => {
    const { notifier, losses, fail, act } = flooding({ maxPending: 100 });
    fail(1000);
    for (let n = 0; n < 20; n++) act(`v${n}`);
    expect(notifier.stats()).to.include({ emitted: 1020, pending: 1020, folded: 925 });
    broker.setCredit(10_000);
    expect(await notifier.flush()).to.equal(true);
    expect(notifier.stats()).to.include({ emitted: 1020, accepted: 1020, pending: 0 });
    expect(losses).to.deep.equal([]);
    const payloads = received();
    const [folded, ...others] = payloads.filter(({ occurrences }) => occurrences !== undefined);
    expect(others).to.deep.equal([]);
    expect(folded?.occurrences).to.include({ count: 925 });
    expect(folded?.resource).to.deep.equal({ type: 'session' });
    expect(folded?.initiator).to.deep.equal({ user_agent: 'curl' });
    expect(folded?.parameters).to.deep.equal({ domain: 'Default', auth_type: 'credentials' });
    expect(folded?.fault).to.include({ exception: 'Error', status_code: 401 });
    expect(payloads.filter(({ resource }) => resource['type'] === 'volume')).to.have.lengthOf(20);
    expect(payloads).to.have.lengthOf(75 + 1 + 20);
    await notifier.close();
  });

  it('keeps failures of another kind apart, and loses what is no failure', async () => {
    const { notifier, losses, fail } = flooding({ maxPending: 4 });
    fail(10);
    fail(5, 503);
    notifyAboutSessionAction({ notifier }, { name: 'x' }, { action: 'login', phase: 'start' });
    expect(notifier.stats().lost.overflow).to.equal(1);
    broker.setCredit(100);
    expect(await notifier.flush()).to.equal(true);
    expect(losses.map(({ reason }) => reason)).to.deep.equal(['overflow']);
    const counts = received().map(({ occurrences }) => occurrences?.count);
    expect(counts).to.deep.equal([undefined, undefined, undefined, 7, 5]);
    await notifier.close();
  });

  it('is lost with its count when the notifier is closed, and each flush waits for its own part', async () => {
    const { notifier, losses, fail } = flooding({ maxPending: 4 });
    fail(10);
    expect(await notifier.flush(1)).to.equal(false);
    fail(10);
    expect(await notifier.close(1)).to.equal(false);
    expect(notifier.stats()).to.deep.include({ emitted: 20, accepted: 0, pending: 0 });
    expect(notifier.stats().lost.closed).to.equal(20);
    expect(losses.map(({ count }) => count)).to.have.members([undefined, undefined, undefined, 17]);
  });

  it('leaves room in a spool', async () => {
    const place = temporary();
    const spool = { directory: place.directory, maxBytes: 2 ** 16 };
    const { notifier, losses, fail, act } = flooding({ spool, maxPending: 20 });
    fail(1000);
    for (let n = 0; n < 5; n++) act(`v${n}`);
    expect(losses).to.deep.equal([]);
    broker.setCredit(10_000);
    expect(await notifier.flush()).to.equal(true);
    expect(notifier.stats()).to.include({ emitted: 1005, accepted: 1005, pending: 0 });
    const payloads = received();
    expect(payloads.filter(({ resource }) => resource['type'] === 'volume')).to.have.lengthOf(5);
    const told = payloads.reduce((sum, { occurrences }) => sum + (occurrences?.count ?? 1), 0);
    expect(told).to.equal(1005);
    await notifier.close();
    place.remove();
  });
});
