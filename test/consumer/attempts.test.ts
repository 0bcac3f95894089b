import { expect } from 'chai';
import type { Handler, Rejection } from '../../src/consumer/index.ts';
import { until } from '../until.ts';
import { hearing, idOf, idsInto, sendRaw } from './hearing.ts';

describe('a handler that does not accept', () => {
  const scene = hearing();

  it('gets the notification again when it threw, and hears which attempt it is', async () => {
    const attempts: number[] = [];
    const listener = scene.hear({
      '*': (_, { attempt }) => {
        attempts.push(attempt);
        if (attempt < 3) throw new Error('not yet');
      },
    });
    scene.tell('v1');
    await until(() => listener.stats().handled === 1);
    expect(attempts).to.deep.equal([1, 2, 3]);
    expect(listener.stats()).to.include({ received: 3, released: 2, failures: 2, inHand: 0 });
  });

  it('gets it again when it asked for a retry, though it caught what that threw', async () => {
    const attempts: number[] = [];
    scene.hear({
      '*': (_, { attempt, retry }) => {
        attempts.push(attempt);
        try {
          if (attempt === 1) retry('the database is away');
        } catch {
          // Like a handler that logs every exception.
        }
      },
    });
    scene.tell('v1');
    await until(() => attempts.length === 2);
    expect(attempts).to.deep.equal([1, 2]);
  });

  it('rejects by name at once, and the reason is told without its secrets', async () => {
    const rejections: Rejection[] = [];
    const listener = scene.hear(
      { '*': async (_, { reject }) => Promise.resolve(reject('unknown to amqp://u:secret@mq')) },
      { onRejected: (rejection) => rejections.push(rejection) },
    );
    scene.tell('v1');
    await until(() => rejections.length === 1);
    const { notification, messageId, ...rest } = rejections[0] ?? expect.fail();
    expect(rest).to.deep.equal({
      reason: 'refused',
      detail: 'unknown to amqp://u:***@mq',
      topic: 'notifications.info',
      eventType: 'dashboard.volume.delete.end',
    });
    expect([idOf(notification ?? {}), notification?.message_id]).to.deep.equal(['v1', messageId]);
    expect(listener.stats()).to.include({ received: 1, handled: 0, failures: 0, inHand: 0 });
    expect(listener.stats().rejected.refused).to.equal(1);
  });

  it('is called maxAttempts times, then the notification is rejected and told once, and others go on', async () => {
    const rejections: Rejection[] = [];
    const heard: string[] = [];
    const note = idsInto(heard);
    const fails: Handler = (notification, delivery) => {
      note(notification, delivery);
      if (idOf(notification) === 'poison') throw new TypeError('of undefined');
    };
    const onRejected = (rejection: Rejection): unknown => rejections.push(rejection);
    const listener = scene.hear({ '*': fails }, { maxAttempts: 3, onRejected });
    for (const id of ['v1', 'poison', 'v2']) scene.tell(id);
    await until(() => rejections.length === 1 && listener.stats().inHand === 0);
    expect(heard.toSorted()).to.deep.equal(['poison', 'poison', 'poison', 'v1', 'v2']);
    expect(rejections[0]).to.include({
      reason: 'exhausted',
      detail: 'attempt 3, the last one, failed: TypeError: of undefined',
    });
    expect(listener.stats()).to.include({ received: 5, handled: 2, released: 2, failures: 3 });
  });

  it('is not called for ever for a message without an id either', async () => {
    const rejections: Rejection[] = [];
    let calls = 0;
    scene.hear(
      {
        '*': () => {
          calls++;
          throw new Error('no');
        },
      },
      { maxAttempts: 2, onRejected: (rejection) => rejections.push(rejection) },
    );
    await sendRaw(scene.broker, [{ body: JSON.stringify({ event_type: 'compute.x' }) }]);
    await until(() => rejections.length === 1);
    expect(calls).to.equal(2);
  });

  it('counts the attempts that the broker knows of', async () => {
    const attempts: number[] = [];
    scene.hear({ '*': (_, { attempt }) => attempts.push(attempt) });
    const body = JSON.stringify({ event_type: 'compute.x', message_id: 'm1' });
    await sendRaw(scene.broker, [{ body, delivery_count: 4 }]);
    await until(() => attempts.length === 1);
    expect(attempts).to.deep.equal([5]);
  });

  it('is tried again whatever the handler throws', async () => {
    const attempts: number[] = [];
    const unreadable = Object.defineProperty(new Error(), 'message', {
      get: () => {
        throw new Error('cannot be read');
      },
    });
    scene.hear({
      '*': (_, { attempt }) => {
        attempts.push(attempt);
        if (attempt < 2) throw unreadable;
      },
    });
    scene.tell('v1');
    await until(() => attempts.length === 2);
  });

  it('does not hold back what came with it', async () => {
    const heard: string[] = [];
    scene.hear(
      {
        '*': (notification, { attempt }) => {
          heard.push(idOf(notification));
          if (idOf(notification) === 'v1' && attempt < 3) throw new Error('not yet');
        },
      },
      { concurrency: 1 },
    );
    for (const id of ['v1', 'v2', 'v3']) scene.tell(id);
    await until(() => heard.length === 5);
    expect(heard).to.deep.equal(['v1', 'v2', 'v3', 'v1', 'v1']);
  });
});
