import { expect } from 'chai';
import sinon from 'sinon';
import type { Message } from 'rhea';
import type { Notification, Rejection } from '../../src/consumer/index.ts';
import { notifyAboutVolumeAction } from '../../src/index.ts';
import { openBench } from '../notifier.ts';
import { until } from '../until.ts';
import { hearing, sendRaw } from './hearing.ts';

/** Returns the notification of a volume's extension, as emitted. */
function extended(): Notification {
  const { notifier, told } = openBench();
  const parameters = { orig_size: 1, new_size: 2 };
  notifyAboutVolumeAction({ notifier }, { id: 'v1' }, { action: 'extend', phase: 'end', parameters });
  return told()[0] ?? expect.fail('nothing was told');
}

const body = (notification: object): { body: string } => ({ body: JSON.stringify(notification) });

describe('what is no notification, or not a valid one', () => {
  const scene = hearing();
  const rejections: Rejection[] = [];
  const onRejected = (rejection: Rejection): unknown => rejections.push(rejection);
  beforeEach(() => {
    rejections.length = 0;
  });

  it('is rejected and told, with what is wrong, and the others go on', async () => {
    const right = extended();
    const { payload } = right;
    const other = { ...right, message_id: right.message_id.replace('5', '6') };
    const wrong = { ...other, payload: { ...payload, parameters: { new_size: 'big' } } };
    const listener = scene.hear({ '*': () => undefined }, { onRejected });
    await sendRaw(scene.broker, [
      { body: 'hello' },
      body(right),
      body(wrong),
      { body: 7 },
      body({ event_type: 'compute.x' }),
    ]);
    await until(() => listener.stats().received === 5 && listener.stats().inHand === 0);
    expect(listener.stats()).to.include({ handled: 2, released: 0, failures: 0 });
    expect(listener.stats().rejected).to.deep.equal({ unreadable: 2, invalid: 1, refused: 0, exhausted: 0 });
    expect(rejections.map(({ detail }) => detail).toSorted()).to.deep.equal([
      'not a notification: its body is neither a string nor binary data',
      'not a notification: its body is not JSON',
      'not a valid notification: /payload/parameters/new_size must be integer, got a string',
    ]);
    const invalid = rejections.find(({ reason }) => reason === 'invalid');
    expect(invalid).to.deep.include({ messageId: wrong.message_id, notification: wrong });
  });

  it('is not an action that came with a later minor version: the archive of an older one has to keep it', async () => {
    const later = 'dashboard.volume.revert_to_snapshot.end';
    const heard: unknown[] = [];
    const told = extended();
    const of = (version: string, id: string, type: string): { body: string } => {
      const payload = { ...told.payload, version, action: 'revert_to_snapshot' };
      return body({ ...told, message_id: told.message_id.slice(0, -1) + id, event_type: type, payload });
    };
    const handler = ({ event_type: type }: { event_type: string }): unknown => heard.push(type);
    const listener = scene.hear({ '*': handler }, { onRejected });
    await sendRaw(scene.broker, [
      of('1.9', '1', later),
      of('2.0', '2', later),
      of('1.9', '3', 'dashboard.volume.turn_over.end'),
    ]);
    await until(() => listener.stats().received === 3 && listener.stats().inHand === 0);
    expect(heard).to.deep.equal([later]);
    expect(listener.stats().rejected).to.include({ invalid: 2 });
    expect(rejections[0]?.detail).to.match(/\/payload(?:\/version must| value )/);
  });

  it('does not come again, and is not what other listeners see', async () => {
    await sendRaw(scene.broker, [{ body: 'hello' }, body(extended())]);
    const first = scene.hear({ '*': () => undefined }, { onRejected });
    await until(() => first.stats().handled === 1);
    await first.close();
    const second = scene.hear({ '*': () => undefined });
    await sendRaw(scene.broker, [body({ event_type: 'compute.x' })]);
    await until(() => second.stats().handled === 1);
    expect(second.stats().received).to.equal(1);
    expect(rejections).to.have.lengthOf(1);
  });

  it('is told by a warning when nobody asked for it', async () => {
    const warnings: string[] = [];
    // Each kind is printed once a minute, and another test may have caused it.
    const { timeOrigin } = performance;
    sinon.replace(performance, 'now', () => Date.now() - timeOrigin + 3_600_000);
    const heard = ({ message }: Error): unknown => warnings.push(message);
    process.on('warning', heard);
    scene.hear({ '*': () => undefined });
    await sendRaw(scene.broker, [{ body: 'hello' }]);
    await until(() => warnings.length > 0);
    process.off('warning', heard);
    sinon.restore();
    expect(warnings[0]?.replace(/ \(and \d+ more before\)$/, '')).to.equal(
      'notify-about: a message from notifications.info was rejected (unreadable): ' +
        'not a notification: its body is not JSON',
    );
  });

  it('ends nothing when onRejected fails', async () => {
    const listener = scene.hear(
      { '*': () => undefined },
      { onRejected: () => Promise.reject(new Error('disk full')) },
    );
    await sendRaw(scene.broker, [{ body: 'hello' }, body(extended())]);
    await until(() => listener.stats().handled === 1);
    expect(listener.stats().rejected.unreadable).to.equal(1);
  });

  it('is each hundredth of 10,000, and each is told once while the queue is drained to its end', async () => {
    const right = extended();
    const wrongs = [
      (): Message => ({ body: '{"event_type":' }),
      (n: number): Message => body({ ...right, message_id: `m${n}`, payload: { version: '1.0' } }),
      (n: number): Message => body({ message_id: `m${n}`, payload: {} }),
      (n: number): Message => body({ 'oslo.version': '3.0', 'oslo.message': `${n}` }),
    ];
    const messages = Array.from({ length: 10_000 }, (_, n) => {
      const id = `5f0c9a3e-6d1b-4f7a-9e2c-${String(n).padStart(12, '0')}`;
      return n % 100 === 0 ? (wrongs[(n / 100) % 4] ?? expect.fail())(n) : body({ ...right, message_id: id });
    });
    await sendRaw(scene.broker, messages);
    const listener = scene.hear({ '*': () => undefined }, { onRejected });
    await until(() => listener.stats().received >= 10_000 && listener.stats().inHand === 0);
    const { received, handled, duplicates, released, rejected } = listener.stats();
    expect({ received, handled, duplicates, released }).to.deep.equal({
      ...{ received: 10_000, handled: 9900, duplicates: 0, released: 0 },
    });
    expect(rejected).to.include({ unreadable: 75, invalid: 25 });
    expect(rejections).to.have.lengthOf(100);
  });
});
