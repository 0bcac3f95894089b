// RabbitMQ's annotations on the place of a message in its queue, and the resulting outcome of one that fails.
import { expect } from 'chai';
import type { Message, MessageAnnotations } from 'rhea';
import type { Rejection } from '../../src/consumer/index.ts';
import { StreamPosition } from '../../src/consumer/stream-position.ts';
import { until } from '../until.ts';
import { hearing, sendRaw } from './hearing.ts';

describe('a message that its queue gives again not at all, or not for ever', () => {
  const scene = hearing();
  const message = (id: string, message_annotations: MessageAnnotations): Message => ({
    body: JSON.stringify({ event_type: 'compute.x', message_id: id }),
    message_annotations,
  });

  for (const [what, annotation] of [
    ['of a stream', { 'x-stream-offset': 7 }],
    ['of a queue that counts deliveries', { 'x-delivery-count': 1 }],
    ['of a queue that counts acquisitions', { 'x-acquired-count': 300 }],
  ] as const) {
    it(`${what} is tried again in hand, and no warning says that it comes again`, async () => {
      const [attempts, warned]: [number[], string[]] = [[], []];
      const hear = ({ message: text }: Error): unknown => warned.push(text);
      process.on('warning', hear);
      const listener = scene.hear({
        '*': (_, { attempt }) => {
          attempts.push(attempt);
          if (attempt < 3) throw new Error('not yet');
        },
      });
      await sendRaw(scene.broker, [message('m1', annotation)]);
      await until(() => listener.stats().handled === 1);
      process.off('warning', hear);
      expect(attempts).to.deep.equal([1, 2, 3]);
      expect(listener.stats()).to.include({ received: 1, released: 0, failures: 2 });
      expect(warned.filter((text) => text.includes('it will be redelivered'))).to.deep.equal([]);
    });

    it(`${what} is rejected after its last attempt, and told`, async () => {
      const rejections: Rejection[] = [];
      const listener = scene.hear(
        { '*': () => Promise.reject(new Error('never')) },
        { maxAttempts: 2, onRejected: (rejection) => rejections.push(rejection) },
      );
      await sendRaw(scene.broker, [message('m1', annotation)]);
      await until(() => rejections.length === 1);
      expect(rejections[0]).to.include({ reason: 'exhausted', messageId: 'm1' });
      expect(listener.stats()).to.include({ received: 1, released: 0, inHand: 0 });
    });
  }

  it('is read on in its stream: not again what was settled, and how far that is shows in stats', async () => {
    const heard: string[] = [];
    const listener = scene.hear(
      { '*': ({ message_id = '' }) => heard.push(message_id) },
      { streamOffsets: { 'notifications.info': 4 }, topics: ['notifications.info'] },
    );
    const offsets = [4, 5, 6, 8];
    await sendRaw(
      scene.broker,
      offsets.map((offset) => message(`m${offset}`, { 'x-stream-offset': offset })),
    );
    await until(() => listener.stats().links['notifications.info']?.offset === 8);
    expect(heard).to.deep.equal(['m5', 'm6', 'm8']);
    expect(listener.stats()).to.include({ received: 3, handled: 3 });
    expect(listener.stats().links['notifications.info']).to.include({ missed: 0 });
  });
});

describe('how far a stream was read', () => {
  it('is up to the first that is in hand', () => {
    const position = new StreamPosition(undefined);
    for (const offset of [10, 11, 12]) expect(position.came(offset)).to.equal(true);
    position.ended(11);
    expect(position.done).to.equal(9);
    position.ended(10);
    expect(position.done).to.equal(11);
    position.ended(12);
    expect(position.done).to.equal(12);
    expect(position.begin()).to.equal(12);
  });

  it('is known to another link, which gets again what was in hand, and nothing that was not', () => {
    const position = new StreamPosition('first');
    expect(position.begin()).to.equal('first');
    for (const offset of [0, 1, 2]) position.came(offset);
    expect(position.begin()).to.equal('first');
    expect([0, 1, 2].map((offset) => position.came(offset))).to.deep.equal([true, true, true]);
    for (const offset of [0, 2]) position.ended(offset);
    expect(position.begin()).to.equal(0);
    expect([0, 1, 2].map((offset) => position.came(offset))).to.deep.equal([false, true, true]);
    expect(position.missed).to.equal(0);
  });

  it('shows what the stream had dropped, at most, and nothing when the last one read is still there', () => {
    const position = new StreamPosition(50);
    expect(position.begin()).to.equal(50);
    position.came(110);
    expect(position.missed).to.equal(59);
    const whole = new StreamPosition(50);
    whole.begin();
    for (const offset of [49, 50, 53]) whole.came(offset);
    expect(whole.missed).to.equal(0);
  });

  it('is forgotten when there is another stream in its place', () => {
    const position = new StreamPosition(50);
    position.beginAnew();
    expect(position.begin()).to.equal('first');
    expect(position.came(0)).to.equal(true);
    expect(position.missed).to.equal(0);
  });
});
