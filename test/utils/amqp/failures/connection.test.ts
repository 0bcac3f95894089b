import { expect } from 'chai';
import type { Broker } from '../../../../src/testing/index.ts';
import { expectAccount } from '../../../account.ts';
import { cut, expectToGoOn, expectToSay, numbered, Scene, tell, volumes } from '../scene.ts';

describe('a connection that ends', () => {
  const scene = new Scene();

  /** Emits notifications before and after a fault, and expects their delivery. */
  async function expectToSurvive(there: Broker, happens: () => void, ...words: string[]): Promise<void> {
    const telling = scene.notifier({ url: there.url });
    await expectToGoOn(telling, there, { told: 0 });
    happens();
    tell(telling, 3, 1);
    await expectToSay(telling, ...words);
    expectAccount(telling, { emitted: 4, accepted: 1, pending: 3 });
    await expectToGoOn(telling, there, { told: 4 });
  }

  // A message without an outcome is resent.
  for (const [frame, times] of [
    ['incoming', 1],
    ['outgoing', 2],
  ] as const) {
    it(`by a reset in the middle of an ${frame} frame leaves nothing behind`, async () => {
      const there = await scene.broker();
      const reset = (): void => {
        there.resetWithin(frame);
      };
      await expectToSurvive(there, reset, ...cut(there));
      expect(volumes(there).filter((volume) => volume === 'v1')).to.have.lengthOf(times);
    });
  }

  it('by an operator leaves nothing behind', async () => {
    const there = await scene.broker();
    const close = (): void => {
      there.closeConnections();
    };
    await expectToSurvive(there, close, 'amqp:connection:forced: closed by an operator');
  });

  it('without a word leaves nothing behind', async () => {
    const there = await scene.broker();
    const drop = (): void => {
      there.dropConnections();
    };
    await expectToSurvive(there, drop, ...cut(there));
  });

  it('sends again, with the same ids and in order, what had no outcome', async () => {
    const there = await scene.broker({ outcome: () => 'none', credit: 50 });
    const telling = scene.notifier({ url: there.url });
    tell(telling, 120);
    await there.waitFor(50);
    const first = there.received.map(({ message_id: id }) => id);
    there.setOutcome(() => 'accepted');
    there.dropConnections();
    expect(await telling.flush(5000)).to.equal(true);
    expect(there.received.slice(50, 100).map(({ message_id: id }) => id)).to.deep.equal(first);
    expect(volumes(there).slice(50)).to.deep.equal(numbered(120));
    await expectToGoOn(telling, there, { told: 120 });
  });

  it('is given up when the broker hangs, and made anew when it does not', async () => {
    const there = await scene.broker();
    const telling = scene.impatient({ url: there.url }, { idle: 200 });
    await expectToGoOn(telling, there, { told: 0 });
    there.freeze();
    tell(telling, 3, 1);
    await expectToSay(telling, `${there.url} stopped responding: the broker hangs, or the network is down`);
    expectAccount(telling, { emitted: 4, accepted: 1, pending: 3 });
    there.thaw();
    await expectToGoOn(telling, there, { told: 4 });
  });
});
