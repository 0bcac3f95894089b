import { expect } from 'chai';
import type { Loss } from '../../../../src/index.ts';
import type { Outcome, ReceivedMessage } from '../../../../src/testing/index.ts';
import { expectAccount } from '../../../account.ts';
import { until } from '../../../until.ts';
import { expectToGoOn, expectToSay, numbered, Scene, tell, volumeOf, volumes } from '../scene.ts';

const RELEASED = 'broker released the message: check that a queue is bound and has room';
const MODIFIED = 'broker returned the message as modified: check that the queue has room';
const SILENT = 'broker reports no outcome for a notification: check that the queue has room';

/** Returns these outcomes for the first volume, repeating the last; accepts all others. */
function forTheFirst(...outcomes: [...Outcome[], Outcome]): (message: ReceivedMessage) => Outcome {
  let asked = 0;
  return ({ body }) =>
    volumeOf(body) === 'v0' ? (outcomes[asked++] ?? outcomes.at(-1) ?? 'accepted') : 'accepted';
}

describe('an outcome that is not accepted', () => {
  const scene = new Scene();

  it('is final when it is rejected, and is told', async () => {
    const there = await scene.broker({ outcome: forTheFirst('rejected') });
    const losses: Loss[] = [];
    const telling = scene.notifier({ url: there.url, onLost: (loss) => losses.push(loss) });
    tell(telling, 3);
    await expectToGoOn(telling, there, { told: 3, lost: { rejected: 1 } });
    expect(volumes(there)).to.deep.equal(numbered(4));
    expect(losses).to.have.lengthOf(1);
    expect(losses[0]).to.include({
      reason: 'rejected',
      eventType: 'dashboard.volume.delete.end',
      detail: 'the broker rejected it: amqp:precondition-failed: rejected by the test',
    });
  });

  for (const [outcome, words] of [
    ['released', RELEASED],
    ['modified', MODIFIED],
  ] as const) {
    it(`is asked for again when it is ${outcome}, a few times, until it is accepted`, async () => {
      const there = await scene.broker({ outcome: forTheFirst(outcome, outcome, 'accepted') });
      const telling = scene.notifier({ url: there.url });
      tell(telling, 1);
      await expectToSay(telling, words);
      expectAccount(telling, { emitted: 1, accepted: 0, pending: 1 });
      expect(await telling.flush(5000)).to.equal(true);
      expect(volumes(there)).to.deep.equal(['v0', 'v0', 'v0']);
      expect(telling.stats().links['notifications.info']).to.not.have.property('error');
      await expectToGoOn(telling, there, { told: 1 });
    });
  }

  it('is not waited for by the others when the connection ends with it each time', async () => {
    const there = await scene.broker();
    there.setOutcome(({ body }) => {
      if (volumeOf(body) !== 'v1') return 'accepted';
      there.dropConnections();
      return 'none';
    });
    const losses: Loss[] = [];
    const onLost = (loss: Loss): void => void losses.push(loss);
    const telling = scene.impatient({ url: there.url, onLost }, { mostAttempts: 2 });
    tell(telling, 20);
    expect(await telling.flush(8000)).to.equal(true);
    expectAccount(telling, { emitted: 20, accepted: 19, lost: { released: 1 } });
    expect(losses[0]).to.include({ detail: 'not accepted in 2 attempts; last: cut off' });
    expect(losses[0]?.notification).to.include('"id":"v1"');
  });

  it('is a loss when it is released for ever, and does not keep the others', async () => {
    const there = await scene.broker({ outcome: forTheFirst('released') });
    const losses: Loss[] = [];
    const onLost = (loss: Loss): void => void losses.push(loss);
    const telling = scene.impatient({ url: there.url, onLost }, { mostAttempts: 3 });
    tell(telling, 50);
    await until(() => telling.stats().accepted === 49);
    expectAccount(telling, { emitted: 50, accepted: 49, pending: 1 });
    expect(await telling.flush(5000)).to.equal(true);
    expect(volumes(there).filter((volume) => volume === 'v0')).to.have.lengthOf(3);
    expect(losses.map(({ reason, detail }) => [reason, detail])).to.deep.equal([
      ['released', 'not accepted in 3 attempts; last: released'],
    ]);
    expect(telling.stats().links['notifications.info']).to.have.property('error', RELEASED);
    await expectToGoOn(telling, there, { told: 50, lost: { released: 1 } });
    expect(telling.stats().links['notifications.info']).to.not.have.property('error');
  });

  it('is asked for over a new link when there is none in time', async () => {
    const there = await scene.broker({ outcome: () => 'none' });
    const telling = scene.impatient({ url: there.url }, { settleDeadline: 150 });
    tell(telling, 3);
    await there.waitFor(3);
    await expectToSay(telling, SILENT);
    expectAccount(telling, { emitted: 3, accepted: 0, pending: 3 });
    there.setOutcome(undefined);
    await expectToGoOn(telling, there, { told: 3 });
    expect(there.connections).to.equal(1);
  });

  it('is waited for, and comes over the next connection', async () => {
    const there = await scene.broker({ outcome: () => 'none' });
    const telling = scene.notifier({ url: there.url });
    tell(telling, 3);
    await there.waitFor(3);
    expect(await telling.flush(50)).to.equal(false);
    expect(telling.stats().links['notifications.info']).to.include({ unsettled: 3 });
    expectAccount(telling, { emitted: 3, accepted: 0, pending: 3 });
    there.setOutcome(undefined);
    there.closeConnections();
    await expectToSay(telling, 'amqp:connection:forced: closed by an operator');
    await expectToGoOn(telling, there, { told: 3 });
    expect(volumes(there)).to.deep.equal([...numbered(3), ...numbered(4)]);
  });

  it('is a loss when there is never one', async () => {
    const there = await scene.broker({ outcome: forTheFirst('none') });
    const waits = { settleDeadline: 100, mostAttempts: 2 };
    const telling = scene.impatient({ url: there.url }, waits);
    tell(telling, 3);
    expect(await telling.flush(5000)).to.equal(true);
    await expectToGoOn(telling, there, { told: 3, lost: { released: 1 } });
  });
});
