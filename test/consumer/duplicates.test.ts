import { expect } from 'chai';
import type { Rejection } from '../../src/consumer/index.ts';
import { until } from '../until.ts';
import { hearing, idOf, idsInto, sendRaw } from './hearing.ts';

const message = (id: string): { body: string } => ({
  body: JSON.stringify({ event_type: 'compute.x', message_id: id }),
});

describe('a notification that comes twice', () => {
  const scene = hearing();

  it('is handled once, then accepted and counted', async () => {
    let calls = 0;
    const listener = scene.hear({ '*': () => calls++ });
    await sendRaw(scene.broker, [message('m1'), message('m2'), message('m1')]);
    await until(() => listener.stats().duplicates === 1 && listener.stats().inHand === 0);
    expect(calls).to.equal(2);
    expect(listener.stats()).to.include({ received: 3, handled: 2, released: 0 });
  });

  it('is handled twice when there is no window, or when too many came between', async () => {
    for (const duplicateWindow of [0, 1]) {
      let calls = 0;
      const listener = scene.hear({ '*': () => calls++ }, { duplicateWindow });
      await sendRaw(scene.broker, [message('m1'), message('m2'), message('m1')]);
      await until(() => listener.stats().handled === 3);
      await listener.close();
      expect(calls).to.equal(3);
    }
  });

  it('waits while the first is in hand, and is dropped when that was accepted', async () => {
    let calls = 0;
    let isHeld = true;
    const listener = scene.hear({
      '*': async () => {
        calls++;
        await until(() => !isHeld);
      },
    });
    await sendRaw(scene.broker, [message('m1'), message('m1')]);
    await until(() => listener.stats().inHand === 2);
    isHeld = false;
    await until(() => listener.stats().inHand === 0);
    expect(calls).to.equal(1);
    expect(listener.stats()).to.include({ handled: 1, duplicates: 1 });
  });

  it('is handled when the first has failed', async () => {
    const attempts: number[] = [];
    const listener = scene.hear({
      '*': async (_, { attempt }) => {
        attempts.push(attempt);
        await until(() => listener.stats().received >= 2);
        if (attempt === 1) throw new Error('not yet');
      },
    });
    await sendRaw(scene.broker, [message('m1'), message('m1')]);
    await until(() => listener.stats().inHand === 0 && listener.stats().duplicates === 1);
    expect(attempts).to.deep.equal([1, 2]);
    expect(listener.stats()).to.include({ received: 3, handled: 1, released: 1 });
  });

  it('is rejected again when it was rejected, and told once', async () => {
    const rejections: Rejection[] = [];
    const listener = scene.hear(
      { '*': (_, { reject }) => reject() },
      { onRejected: (rejection) => rejections.push(rejection) },
    );
    await sendRaw(scene.broker, [message('m1'), message('m1')]);
    await until(() => listener.stats().duplicates === 1);
    expect(rejections).to.have.lengthOf(1);
    expect(listener.stats().rejected.refused).to.equal(1);
  });

  it('because the connection was lost while its handler ran, is not handled again', async () => {
    const heard: string[] = [];
    let isHeld = true;
    const listener = scene.hear({
      '*': async (notification) => {
        heard.push(idOf(notification));
        await until(() => !isHeld);
      },
    });
    scene.tell('v1');
    await until(() => heard.length === 1);
    scene.broker.dropConnections();
    await until(() => listener.stats().received === 2);
    isHeld = false;
    await until(() => listener.stats().inHand === 0);
    expect(heard).to.deep.equal(['v1']);
    expect(listener.stats()).to.include({ handled: 1, duplicates: 1 });
  });

  it('is handled once, however often connections are lost', async () => {
    const heard: string[] = [];
    const listener = scene.hear({
      '*': async (notification) => {
        await new Promise(setImmediate);
        idsInto(heard)(notification, undefined as never);
        if (heard.length % 100 === 0) scene.broker.dropConnections();
      },
    });
    const ids = Array.from({ length: 500 }, (_, n) => `v${n}`);
    for (const id of ids) scene.tell(id);
    await until(() => heard.length >= ids.length && listener.stats().inHand === 0);
    await scene.notifier.flush();
    expect(heard.toSorted()).to.deep.equal(ids.toSorted());
  });
});
