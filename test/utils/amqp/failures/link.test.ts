import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'chai';
import sinon from 'sinon';
import { notifyAboutVolumeAction, type LinkState, type Notifier } from '../../../../src/index.ts';
import type { Broker, BrokerOptions } from '../../../../src/testing/index.ts';
import { TransferWriter } from '../../../../src/utils/amqp/connection/transfer-writer.ts';
import { expectAccount } from '../../../account.ts';
import { until } from '../../../until.ts';
import { codeOf, codes } from '../frames.ts';
import type { Meddle } from '../meddler.ts';
import { expectToGoOn, expectToSay, numbered, Scene, tell, volumes } from '../scene.ts';

const INFO = 'notifications.info';
const DELETED = { condition: 'amqp:resource-deleted', description: 'the queue was deleted' };
const swallowed = ['attach', 'flow', 'detach'] as const;

describe('a link that does not carry', () => {
  const scene = new Scene();

  const versions: [string, string, BrokerOptions][] = [
    ['RabbitMQ 4', '/queues/notifications.info', {}],
    // It would accept and drop notifications without a queue: so the notifier probes it first.
    ['RabbitMQ 3', '/amq/queue/notifications.info', { version: '3.10.8' }],
  ];
  for (const [product, address, options] of versions) {
    it(`for want of a queue of ${product} waits for it`, async () => {
      const there = await scene.broker({ ...options, missing: () => true });
      const telling = scene.notifier({ url: there.url });
      tell(telling, 3);
      await expectToSay(telling, "amqp:not-found: no queue 'notifications.info'");
      expect(telling.stats().links[INFO]).to.include({ address, waiting: 3 });
      expect(telling.stats().connection.state).to.equal('open');
      expectAccount(telling, { emitted: 3, accepted: 0, pending: 3 });
      there.setMissing(undefined);
      expect(await telling.flush(5000)).to.equal(true);
      expect(volumes(there)).to.deep.equal(numbered(3));
      await expectToGoOn(telling, there, { told: 3 });
    });
  }

  const endings: [string, (there: Broker) => void, string][] = [
    [
      'whose session is ended',
      (there) => {
        there.endSessions(DELETED);
      },
      'amqp:resource-deleted: the queue was deleted',
    ],
    [
      'that is detached with an error',
      (there) => {
        there.detachLinks(DELETED);
      },
      'amqp:resource-deleted: the queue was deleted',
    ],
    [
      'that is detached without one',
      (there) => {
        there.detachLinks();
      },
      'the broker ended the link without a reason',
    ],
  ];
  for (const [what, end, words] of endings) {
    it(`${what} is made anew, and nothing is left behind`, async () => {
      const there = await scene.broker({ outcome: () => 'none' });
      const telling = scene.notifier({ url: there.url });
      tell(telling, 3);
      await there.waitFor(3);
      there.setOutcome(undefined);
      end(there);
      await expectToSay(telling, words);
      expect(telling.stats().connection.state).to.equal('open');
      expectAccount(telling, { emitted: 3, accepted: 0, pending: 3 });
      expect(await telling.flush(5000)).to.equal(true);
      expect(volumes(there)).to.deep.equal([...numbered(3), ...numbered(3)]);
      await expectToGoOn(telling, there, { told: 3 });
    });
  }

  for (const [product, address, options] of versions) {
    it(`that ${product} does not answer is made anew`, async () => {
      const there = await scene.broker(options);
      const { url } = await scene.meddler(there, withoutTheFirstSession());
      const telling = scene.impatient({ url }, { attachDeadline: 100 });
      tell(telling, 3);
      await expectToSay(telling, 'the broker did not answer for 0.1 s');
      expect(telling.stats().links[INFO]).to.include({ address, waiting: 3 });
      expect(await telling.flush(5000)).to.equal(true);
      expect(volumes(there)).to.deep.equal(numbered(3));
      await expectToGoOn(telling, there, { told: 3 });
    });
  }

  it('that RabbitMQ 3 does not answer is made anew, though more was told for seconds after its queue was found', async () => {
    const there = await scene.broker({ version: '3.10.8' });
    const { url } = await scene.meddler(there, withoutTheSecondSession());
    const telling = scene.impatient({ url }, { attachDeadline: 2500 });
    tell(telling, 1);
    await until(() => telling.stats().links[INFO]?.state === 'attaching');
    await pause(2100); // the queue would be probed again by now, the link is still attaching
    tell(telling, 2, 1);
    await expectToSay(telling, 'the broker did not answer for 2.5 s');
    expect(await telling.flush(5000)).to.equal(true);
    expect(volumes(there)).to.deep.equal(numbered(3));
    await expectToGoOn(telling, there, { told: 3 });
  });

  it('for want of room on its connection goes on when there is, though nobody answers over it', async () => {
    const there = await scene.broker({ credit: 2000 });
    // Two topics have more in flight than the operating system buffers.
    const telling = scene.notifier({ url: there.url, topics: ['notifications', 'audit'] });
    tell(telling, 1);
    tellFailure(telling);
    expect(await telling.flush(5000)).to.equal(true);
    there.freeze();
    for (let n = 0; n < 900; n++) tellMuch(telling);
    const link = (topic: string): LinkState | undefined => telling.stats().links[topic];
    await until(() => Number(link(INFO)?.unsettled) > 100);
    tellFailure(telling);
    await pause(100);
    expect(link('notifications.error')).to.include({ state: 'open', waiting: 1, unsettled: 0 });
    there.thaw();
    expect(await telling.flush(8000)).to.equal(true);
    expectAccount(telling, { emitted: 903, accepted: 903 });
  });

  it('for want of room carries one after the other, however much others have on their way', async () => {
    const there = await scene.broker();
    const telling = scene.notifier({ url: there.url });
    const full = sinon.stub(TransferWriter.prototype, 'backlog').get(() => 2 ** 20);
    try {
      tell(telling, 3);
      expect(await telling.flush(5000)).to.equal(true);
    } finally {
      full.restore();
    }
    expect(volumes(there)).to.deep.equal(numbered(3));
    await expectToGoOn(telling, there, { told: 3 });
  });

  it('for want of an address waits until the function of the user gives one', async () => {
    const there = await scene.broker();
    const address = sinon.stub<[string], string>().callsFake((topic) => `/queues/${topic}`);
    const telling = scene.notifier({ url: there.url, address });
    address.throws(new Error('no such topic'));
    tell(telling, 3);
    await expectToSay(
      telling,
      'address: got an error for notifications.info (no such topic); expected a function from a topic to an address, a non-empty text',
    );
    expect(telling.stats().links[INFO]).to.include({ state: 'detached', waiting: 3 });
    address.callsFake(() => '');
    await until(() => String(telling.stats().links[INFO]?.error).includes("got ''"));
    expectAccount(telling, { emitted: 3, accepted: 0, pending: 3 });
    address.callsFake((topic) => `/queues/${topic}`);
    await expectToGoOn(telling, there, { told: 3 });
  });

  it('for want of credit waits for it', async () => {
    const there = await scene.broker({ credit: 0 });
    const telling = scene.notifier({ url: there.url });
    tell(telling, 200);
    const words = 'broker grants no credit: check for consumers, and its memory and disk';
    await expectToSay(telling, words);
    expect(telling.stats().links[INFO]).to.include({ state: 'open', waiting: 200, unsettled: 0 });
    expectAccount(telling, { emitted: 200, accepted: 0, pending: 200 });
    expect(there.received).to.have.lengthOf(0);
    there.setCredit(50);
    expect(await telling.flush(5000)).to.equal(true);
    expect(volumes(there)).to.deep.equal(numbered(200));
    expect(telling.stats().links[INFO]).to.not.have.property('error');
    await expectToGoOn(telling, there, { told: 200 });
  });

  it('more than one at a time carries one after the other', async () => {
    const there = await scene.broker({ credit: 1, outcome: () => 'none' });
    const telling = scene.notifier({ url: there.url });
    tell(telling, 200);
    await there.waitFor(1);
    await until(() => telling.stats().links[INFO]?.unsettled === 1);
    expect(telling.stats().links[INFO]).to.include({ waiting: 199 });
    there.setOutcome(undefined);
    there.endSessions();
    expect(await telling.flush(5000)).to.equal(true);
    expect(volumes(there)).to.deep.equal(['v0', ...numbered(200)]);
    await expectToGoOn(telling, there, { told: 200 });
  });
});

/** Drops all frames of the first session, until it ends. */
function withoutTheFirstSession(): Meddle {
  let isMute = true;
  return (frame) => {
    const code = codeOf(frame);
    if (code === codes.end) isMute = false;
    return isMute && swallowed.some((one) => codes[one] === code) ? [] : [frame];
  };
}

/** Drops all frames of the second session, until it ends. In the first one, RabbitMQ 3 is probed for the queue. */
function withoutTheSecondSession(): Meddle {
  let isMute = true;
  return (frame) => {
    const [code, isSecond] = [codeOf(frame), frame.readUInt16BE(6) === 1];
    if (isSecond && code === codes.end) isMute = false;
    return isMute && isSecond && swallowed.some((one) => codes[one] === code) ? [] : [frame];
  };
}

function tellMuch(by: Notifier): void {
  const userAgent = 'u'.repeat(12_000);
  notifyAboutVolumeAction({ notifier: by, userAgent }, { id: 'v1' }, { action: 'delete', phase: 'end' });
}

function tellFailure(by: Notifier): void {
  const error = new Error('no');
  notifyAboutVolumeAction({ notifier: by }, { id: 'v1' }, { action: 'delete', phase: 'error', error });
}
