import { expect } from 'chai';
import { flowOf, transferOf, type Flow } from '../../../src/utils/amqp/codec/data-frames.ts';
import { MessageAssembler } from '../../../src/utils/amqp/receiving/message-assembler.ts';
import { performativeIn, type Performative } from '../../../src/utils/amqp/codec/performative.ts';
import type { TransferWriter } from '../../../src/utils/amqp/connection/transfer-writer.ts';
import { WireSession } from '../../../src/utils/amqp/connection/wire-session.ts';
import { bytes, frame, value } from './frames.ts';

const part = (id: number | null, text: string, more = false, ...others: boolean[]): Buffer =>
  frame('transfer', [0, id, bytes(0xa0, 0), 0, false, more, ...others], Buffer.from(text));
const aborted = frame('transfer', [0, 7, null, null, null, true, null, null, false, true]);

interface Receiving {
  readonly inbox: MessageAssembler;
  /** The messages received by the link. */
  readonly came: unknown[];
  readonly take: (frame: Buffer) => void;
  /** Returns the last flow sent to the peer. */
  readonly told: () => Flow;
}

/** Returns a link with credit, whose delivery count begins at the given number. */
function receiving(credit: number, initialDeliveryCount = 0, nextOutgoingId = 0): Receiving {
  const written: Buffer[] = [];
  const transfers: Partial<TransferWriter> = { write: (each) => void written.push(each) };
  const ours = { nextOutgoingId: 0, incomingWindow: 2048 };
  const session = new WireSession(0, ours, Infinity, transfers as TransferWriter);
  const came: unknown[] = [];
  const attach = { name: 'x', handle: 4, initialDeliveryCount: 0, sendsSettled: false };
  const inbox = new MessageAssembler(session, attach, {
    message: (message, { id, isSettled }) => came.push([id, String(message), isSettled]),
    aborted: () => came.push('aborted'),
  });
  session.attach(attach, () => inbox);
  session.begun({ nextOutgoingId, incomingWindow: 0 });
  session.attached({ name: 'x', handle: 0, initialDeliveryCount, sendsSettled: false });
  inbox.grant(credit);
  return {
    inbox,
    came,
    take: (each) => {
      session.transfer(transferOf(performative(each)));
    },
    told: () => flowOf(performative(written.at(-1) ?? expect.fail('nothing was told'))),
  };
}

function performative(whole: Buffer): Performative {
  return performativeIn(whole) ?? expect.fail('it does nothing');
}

describe('the messages that come by a link', () => {
  it('are taken from transfers, and use up the credit', () => {
    const { take, came, inbox, told } = receiving(9);
    expect(told()).to.include({ handle: 4, deliveryCount: 0, linkCredit: 9, incomingWindow: 2048 });
    take(part(7, 'one'));
    expect(came).to.deep.equal([[7, 'one', false]]);
    expect(inbox.state).to.include({ linkCredit: 8, deliveryCount: 1 });
  });

  it('are put together of their parts, and count once', () => {
    const { take, came, inbox } = receiving(9);
    for (const each of [part(7, 'o', true), part(null, 'n', true), part(7, 'e'), part(8, 'two')]) take(each);
    expect(came).to.deep.equal([
      [7, 'one', false],
      [8, 'two', false],
    ]);
    expect(inbox.state).to.include({ linkCredit: 7, deliveryCount: 2 });
  });

  it('are counted as the sequence numbers of RFC 1982 are', () => {
    const { take, inbox, told } = receiving(9, 2 ** 32 - 2, 2 ** 32 - 1);
    const counts = [7, 8, 9].map((id) => {
      take(part(id, 'any'));
      return inbox.state.deliveryCount;
    });
    expect(counts).to.deep.equal([2 ** 32 - 1, 0, 1]);
    inbox.grant(3);
    expect(told()).to.include({ nextIncomingId: 2, deliveryCount: 1, linkCredit: 9 });
  });

  it('have the window of their session renewed when half of it is used up, whatever the credit', () => {
    const { take, told } = receiving(1);
    for (let n = 0; n < 1024; n++) take(part(7, 'x', true));
    expect(told()).to.include({ nextIncomingId: 0 });
    take(part(7, 'x', true));
    expect(told()).to.include({ nextIncomingId: 1025, incomingWindow: 2048, handle: undefined });
  });

  it('still come when no more may, as long as they were on their way', () => {
    const { take, came, inbox, told } = receiving(2);
    inbox.withdraw();
    expect(told()).to.include({ deliveryCount: 0, linkCredit: 0 });
    for (const each of [part(7, 'a'), part(8, 'b')]) take(each);
    expect(came).to.have.lengthOf(2);
    expect(() => {
      take(part(9, 'c'));
    }).to.throw('unrequested');
  });

  it('are dropped when the peer gives them up', () => {
    const { take, came, inbox } = receiving(9);
    for (const each of [part(7, 'half', true), aborted, part(8, 'two')]) take(each);
    expect(came).to.deep.equal(['aborted', [8, 'two', false]]);
    expect(inbox.state, 'one that is given up was one').to.include({ linkCredit: 7, deliveryCount: 2 });
  });

  it('need no answer when the peer has settled them', () => {
    const { take, came } = receiving(9);
    take(frame('transfer', [0, 7, bytes(0xa0, 0), 0, true]));
    expect(came).to.deep.equal([[7, '', true]]);
  });

  const wrongs: Readonly<Record<string, readonly [Buffer[], RegExp]>> = {
    'there is no credit for them': [[part(7, 'a'), part(8, 'b')], /unrequested/],
    'they come by no link': [[frame('transfer', [1, 7, bytes(0xa0, 0)])], /unrequested/],
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
      expect(() => {
        frames.forEach(take);
      }).to.throw(error);
    });
  }
});
