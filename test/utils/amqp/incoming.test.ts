import { expect } from 'chai';
import { receive, takeTransfer } from '../../../src/utils/amqp/incoming.ts';
import type { Connection, Receiver } from '../../../src/utils/amqp/rhea.ts';
import { bytes, frame, value } from './frames.ts';

const part = (id: number | null, text: string, more = false, ...others: boolean[]): Buffer =>
  frame('transfer', [0, id, bytes(0xa0, 0), 0, false, more, ...others], Buffer.from(text));
const aborted = frame('transfer', [0, 7, null, null, null, true, null, null, false, true]);

/** What rhea has of a link with credit, and what comes by it. */
function receiving(
  credit: number,
  delivery_count = 0,
): { take: (frame: Buffer) => boolean; link: { delivery_count: number }; came: unknown[] } {
  const link = { credit, delivery_count };
  const came: unknown[] = [];
  const session = { remote: { handles: { 0: link } }, incoming: { next_transfer_id: 0 } };
  const connection = { remote_channel_map: { 0: session }, _register: () => undefined };
  receive(link as unknown as Receiver, {
    message: (message, { id, isSettled }) => came.push([id, String(message), isSettled]),
    aborted: () => came.push('aborted'),
  });
  return { take: (each) => takeTransfer(connection as unknown as Connection, each), link, came };
}

describe('the messages that come by a link', () => {
  it('are taken from transfers, and other frames are left to rhea', () => {
    const { take, came, link } = receiving(9);
    expect(take(frame('flow', [0, 1, 0, 1]))).to.equal(false);
    expect(take(part(7, 'one'))).to.equal(true);
    expect(came).to.deep.equal([[7, 'one', false]]);
    expect(link).to.deep.equal({ credit: 8, delivery_count: 1 });
  });

  it('are put together of their parts, and count once', () => {
    const { take, came, link } = receiving(9);
    for (const each of [part(7, 'o', true), part(null, 'n', true), part(7, 'e'), part(8, 'two')]) take(each);
    expect(came).to.deep.equal([
      [7, 'one', false],
      [8, 'two', false],
    ]);
    expect(link).to.deep.equal({ credit: 7, delivery_count: 2 });
  });

  it('are counted as the sequence numbers of RFC 1982 are', () => {
    const { take, link } = receiving(9, 2 ** 32 - 2);
    const counts = [7, 8, 9].map((id) => {
      take(part(id, 'any'));
      return link.delivery_count;
    });
    expect(counts).to.deep.equal([2 ** 32 - 1, 0, 1]);
  });

  it('are dropped when the peer gives them up', () => {
    const { take, came } = receiving(9);
    for (const each of [part(7, 'half', true), aborted, part(8, 'two')]) take(each);
    expect(came).to.deep.equal(['aborted', [8, 'two', false]]);
  });

  it('need no answer when the peer has settled them', () => {
    const { take, came } = receiving(9);
    take(frame('transfer', [0, 7, bytes(0xa0, 0), 0, true]));
    expect(came).to.deep.equal([[7, '', true]]);
  });

  const wrongs: Readonly<Record<string, readonly [Buffer[], RegExp]>> = {
    'there is no credit for them': [[part(7, 'a'), part(8, 'b')], /nobody asked for/],
    'they come by no link': [[frame('transfer', [1, 7, bytes(0xa0, 0)])], /nobody asked for/],
    'they begin within another': [[part(7, 'a', true), part(8, 'b')], /within another/],
    'they have no number': [[part(null, 'a')], /without a delivery-id/],
    'they have a text for a handle': [[frame('transfer', [value('x'), 7])], /another type/],
    'they have no handle': [[frame('transfer', [null, 7])], /without a handle/],
    'they do not say yes or no to whether there is more': [
      [frame('transfer', [0, 7, null, 0, false, 'no'])],
      /another type/,
    ],
  };
  for (const [what, [frames, error]] of Object.entries(wrongs)) {
    it(`are refused when ${what}`, () => {
      const { take } = receiving(1);
      expect(() => frames.map(take)).to.throw(error);
    });
  }
});
