import { expect } from 'chai';
import { flowOf, dispositionOf, type Flow } from '../../../../src/utils/amqp/codec/data-frames.ts';
import { SenderFlow } from '../../../../src/utils/amqp/sending/sender-flow.ts';
import { settlement } from '../../../../src/utils/amqp/codec/frame-writer.ts';
import { performativeIn, type Performative } from '../../../../src/utils/amqp/codec/performative.ts';
import {
  HEAD_SIZE,
  type TransferHead,
  type TransferWriter,
} from '../../../../src/utils/amqp/connection/transfer-writer.ts';
import { WireSession } from '../../../../src/utils/amqp/connection/wire-session.ts';
import { described, frame } from '../frames.ts';

const LAST_ID = 2 ** 32 - 1;
const MANY = LAST_ID;

interface Told {
  readonly deliveries: SenderFlow;
  /** The frames sent: the delivery's id, a piece of a message, and whether more of it follows. */
  readonly sent: [id: number, part: string, more: boolean][];
  readonly written: Buffer[];
  readonly outcomes: unknown[];
  /** Sends a flow of the peer. */
  readonly flow: (fields: Partial<Flow>) => void;
  /** Sends a disposition of the peer, with these fields. */
  readonly disposition: (...fields: Parameters<typeof frame>[1]) => void;
  /** Returns the flow sent to the peer for the session, and for the link if it is requested. */
  readonly ask: (handle?: number) => Flow;
}

/** Opens deliveries with this number of message bytes per frame, and with these initial ids and counts. */
function begin({ part = 1000, count = 0, transfer = 0 } = {}): Told {
  const told = { sent: [] as Told['sent'], written: [] as Buffer[], outcomes: [] as unknown[] };
  const transfers: Partial<TransferWriter> = {
    add: ({ channel, handle, deliveryId, more }: TransferHead, payload: Buffer) => {
      expect([channel, handle]).to.deep.equal([5, 4]);
      told.sent.push([deliveryId, String(payload), more]);
    },
    write: (each) => void told.written.push(each),
    flush: () => undefined,
  };
  const ours = { nextOutgoingId: transfer, incomingWindow: 2048 };
  const session = new WireSession(5, ours, part + HEAD_SIZE, transfers as TransferWriter);
  const attach = { name: 'x', handle: 4, initialDeliveryCount: count, sendsSettled: false };
  const deliveries = new SenderFlow(session, attach, {
    credit: () => undefined,
    outcome: (...what) => void told.outcomes.push(what),
  });
  session.attach(attach, () => deliveries);
  session.begun({ nextOutgoingId: 0, incomingWindow: 0 });
  session.attached({ name: 'x', handle: 0, initialDeliveryCount: 0, sendsSettled: false });
  const flow = (fields: Partial<Flow>): void => {
    session.flow({ ...nothing, ...fields });
  };
  return {
    ...told,
    deliveries,
    flow,
    disposition: (...fields) => {
      session.disposition(dispositionOf(performative(frame('disposition', fields))));
    },
    ask: (handle) => {
      flow({ incomingWindow: MANY, handle, echo: true });
      return flowOf(performative(told.written.pop() ?? expect.fail('there is no answer')));
    },
  };
}

function performative(whole: Buffer): Performative {
  return performativeIn(whole) ?? expect.fail('it does nothing');
}

const nothing: Flow = {
  ...{ nextIncomingId: undefined, incomingWindow: 0, nextOutgoingId: 0 },
  ...{ handle: undefined, deliveryCount: undefined, linkCredit: undefined, echo: false },
};
const wide = { incomingWindow: MANY, handle: 0 };

describe('deliveries', () => {
  it('have no credit before the peer gives it to their link', () => {
    const { deliveries, flow } = begin();
    expect(deliveries.credit).to.equal(0);
    flow({ incomingWindow: 100 });
    expect(deliveries.credit).to.equal(0);
    flow({ ...wide, linkCredit: 3 });
    expect(deliveries.credit).to.equal(3);
  });

  it('use credit up, and count what the peer has not seen yet', () => {
    const { deliveries, flow } = begin();
    flow({ ...wide, linkCredit: 3, deliveryCount: 0 });
    expect([1, 2, 3].map((n) => deliveries.send(Buffer.from(`${n}`)))).to.deep.equal([0, 1, 2]);
    expect(deliveries.credit).to.equal(0);
    flow({ ...wide, linkCredit: 5, deliveryCount: 1 });
    expect(deliveries.credit).to.equal(3);
    // The peer takes credit back: the rest is less than what is in flight.
    flow({ ...wide, linkCredit: 1, deliveryCount: 1 });
    expect(deliveries.credit).to.be.at.most(0);
  });

  it('take all the credit there is', () => {
    const { deliveries, flow } = begin();
    flow({ ...wide, linkCredit: MANY });
    deliveries.send(Buffer.from('a'));
    expect(deliveries.credit).to.equal(MANY - 1);
  });

  it('go around after the last id, as the counts of credit and of frames do', () => {
    const { deliveries, sent, flow, ask } = begin({ count: LAST_ID, transfer: LAST_ID - 1 });
    flow({ ...wide, incomingWindow: 3, linkCredit: 4 });
    for (const text of ['a', 'b', 'c']) deliveries.send(Buffer.from(text));
    expect(sent.map(([id]) => id)).to.deep.equal([LAST_ID, 0, 1]);
    expect(deliveries.credit, 'the window is shut').to.equal(0);
    expect(ask(0)).to.include({ nextOutgoingId: 1, deliveryCount: 2, linkCredit: 1 });
    // The peer has not seen the last of them yet.
    const seen = { nextIncomingId: LAST_ID, deliveryCount: LAST_ID };
    flow({ ...seen, incomingWindow: 5, handle: 0, linkCredit: 5 });
    expect(deliveries.credit).to.equal(2);
    for (const text of ['d', 'e']) deliveries.send(Buffer.from(text));
    expect(deliveries.credit).to.equal(0);
  });

  it('go in several frames, as many as the window lets through, and on when it opens', () => {
    const { deliveries, sent, flow, ask } = begin({ part: 2 });
    flow({ ...wide, incomingWindow: 1, linkCredit: 10 });
    const message = Buffer.from('abcde');
    const id = deliveries.send(message);
    message.fill('x'); // the next one reuses the buffer
    expect(deliveries.credit, 'nothing may come between').to.equal(0);
    expect(deliveries.isWritten(id)).to.equal(false);
    for (const nextIncomingId of [1, 2]) flow({ nextIncomingId, incomingWindow: 1 });
    expect(sent).to.deep.equal([
      [0, 'ab', true],
      [0, 'cd', true],
      [0, 'e', false],
    ]);
    expect(deliveries.isWritten(id)).to.equal(true);
    expect(deliveries.credit).to.equal(0);
    flow({ nextIncomingId: 3, incomingWindow: 9 });
    expect(deliveries.credit).to.equal(9);
    expect(ask().nextOutgoingId).to.equal(3);
  });

  it('fill a frame to its last byte', () => {
    const { deliveries, sent, flow } = begin({ part: 4 });
    flow({ ...wide, linkCredit: 10 });
    for (const text of ['abcd', 'abcde']) deliveries.send(Buffer.from(text));
    expect(sent).to.deep.equal([
      [0, 'abcd', false],
      [1, 'abcd', true],
      [1, 'e', false],
    ]);
  });

  it('are settled when the peer waits for that', () => {
    const { disposition, written, outcomes } = begin();
    disposition(true, 2, 4, false, described(0x24, []));
    disposition(true, 5, null, true, described(0x26, []));
    disposition(true, 6, 8, null, described(0x27, []));
    expect(outcomes).to.deep.equal([
      [{ first: 2, last: 4 }, 'accepted', undefined],
      [{ first: 5, last: 5 }, 'released', undefined],
      [{ first: 6, last: 8 }, 'modified', undefined],
    ]);
    expect(written).to.deep.equal([
      settlement(5, { first: 2, last: 4 }),
      settlement(5, { first: 6, last: 8 }),
    ]);
  });

  it('have no outcome by a state that is none', () => {
    const { disposition, written, outcomes } = begin();
    for (const state of [[], [null], [described(0x23, [])]])
      for (const settled of [true, false]) disposition(true, 0, null, settled, ...state);
    expect([outcomes, written]).to.deep.equal([[], []]);
  });
});
