import { expect } from 'chai';
import type { QueuedNotification } from '../../../../src/utils/amqp/sending/queued-notification.ts';
import { Unsettled } from '../../../../src/utils/amqp/sending/unsettled.ts';

const LAST_ID = 2 ** 32 - 1;

describe('what is unsettled', () => {
  const open: Unsettled[] = [];
  const queuedOf = (n: number): QueuedNotification => ({ n }) as unknown as QueuedNotification;
  const notifications = Array.from({ length: 2048 }, (_, n) => queuedOf(n));

  afterEach(() => {
    for (const each of open.splice(0)) each.takeAll();
  });

  /** Returns consecutive deliveries, from `first` on. */
  function sent(first: number, count: number): Unsettled {
    const unsettled = new Unsettled(60_000, () => undefined);
    open.push(unsettled);
    for (const [n, queued] of notifications.slice(0, count).entries())
      unsettled.add((first + n) % 2 ** 32, queued, 10);
    return unsettled;
  }

  const ranges: [title: string, first: number, last: number, taken: [from: number, to: number]][] = [
    ['a part', 101, 103, [1, 4]],
    ['one', 104, 104, [4, 5]],
    ['more before and after', 0, 4000, [0, 10]],
    ['four billion', 0, LAST_ID, [0, 10]],
    ['all there are, from the middle on', 105, 104, [5, 10]],
    ['only what was before', 90, 99, [0, 0]],
    ['only what was never sent', 110, 4_000_000, [0, 0]],
    ['a range around the end of the numbers', LAST_ID, 101, [0, 2]],
  ];
  for (const [title, first, last, taken] of ranges) {
    it(`is taken of a range of ${title} as far as it is there, once`, () => {
      const unsettled = sent(100, 10);
      expect(unsettled.take({ first, last })).to.deep.equal(notifications.slice(...taken));
      expect(unsettled.size).to.equal(10 - (taken[1] - taken[0]));
      expect(unsettled.take({ first, last })).to.deep.equal([]);
    });
  }

  it('goes on after the last id at 0', () => {
    const unsettled = sent(LAST_ID - 1, 4);
    expect(unsettled.take({ first: LAST_ID, last: 0 })).to.deep.equal(notifications.slice(1, 3));
    expect(unsettled.take({ first: 1, last: 1 })).to.deep.equal(notifications.slice(3, 4));
    expect([...unsettled]).to.deep.equal(notifications.slice(0, 1));
  });

  it('is settled in any order', () => {
    const unsettled = sent(0, 1000);
    for (let id = 999; id >= 0; id--)
      expect(unsettled.take({ first: id, last: id })).to.deep.equal([notifications[id]]);
    expect(unsettled.size).to.equal(0);
  });

  it('has room for 1024, and for as many again while the first one has no outcome', () => {
    const unsettled = sent(0, 1024);
    expect(unsettled.hasRoom).to.equal(false);
    unsettled.take({ first: 1, last: 1023 });
    for (let id = 1024; id < 2047; id++) unsettled.add(id, queuedOf(id), 10);
    expect(unsettled.hasRoom).to.equal(false);
    unsettled.take({ first: 1024, last: 1024 });
    expect(unsettled.hasRoom).to.equal(true);
    unsettled.add(2047, queuedOf(2047), 10);
    unsettled.take({ first: 1025, last: 1100 });
    expect(unsettled.hasRoom, 'in the ring').to.equal(false);
    expect(unsettled.take({ first: 0, last: 0 })).to.deep.equal([notifications[0]]);
    expect(unsettled.hasRoom).to.equal(true);
  });

  it('is at most 8 MiB', () => {
    const unsettled = sent(0, 1);
    unsettled.add(1, queuedOf(1), 2 ** 23);
    expect(unsettled.hasRoom).to.equal(false);
    unsettled.take({ first: 1, last: 1 });
    expect(unsettled.hasRoom).to.equal(true);
  });

  it('is all taken in order when the link is gone; then ids may begin anywhere', () => {
    const unsettled = sent(7, 10);
    unsettled.take({ first: 9, last: 10 });
    expect(unsettled.takeAll()).to.deep.equal([...notifications.slice(0, 2), ...notifications.slice(4, 10)]);
    expect(unsettled.size).to.equal(0);
    unsettled.add(0, queuedOf(0), 10);
    expect(unsettled.take({ first: 0, last: 0 })).to.deep.equal([notifications[0]]);
  });
});
