import { expect } from 'chai';
import { Deliveries } from '../../../src/utils/amqp/deliveries.ts';
import { loadRhea, type Sender } from '../../../src/utils/amqp/rhea.ts';
import { HEAD_SIZE, type TransferHead, type Transfers } from '../../../src/utils/amqp/transfers.ts';
import { settlement } from '../../../src/utils/amqp/disposition-frame.ts';

await loadRhea();

const LAST_ID = 2 ** 32 - 1;
const MANY = LAST_ID;

interface Told {
  readonly deliveries: Deliveries;
  /** What was sent: the delivery's id, a piece of a message, and whether more of it follows. */
  readonly sent: [id: number, part: string, more: boolean][];
  readonly written: Buffer[];
  readonly outcomes: unknown[];
  /** What rhea would tell. */
  readonly outgoing: { next_transfer_id: number };
}

/** Deliveries over frames for so many bytes of a message, whose ids and counts begin as told. */
function begin({ part = 1000, count = 0, transfer = 0 } = {}): Told {
  const told = { sent: [], written: [], outcomes: [], outgoing: { next_transfer_id: transfer } } as Omit<
    Told,
    'deliveries'
  >;
  const sender = {
    local: { handle: 4, attach: { initial_delivery_count: count } },
    session: { local: { channel: 5 }, outgoing: told.outgoing },
    connection: { max_frame_size: part + HEAD_SIZE },
  };
  const transfers: Partial<Transfers> = {
    add: ({ channel, handle, deliveryId, more }: TransferHead, payload: Buffer) => {
      expect([channel, handle]).to.deep.equal([5, 4]);
      told.sent.push([deliveryId, String(payload), more]);
    },
    write: (frame) => void told.written.push(frame),
    flush: () => undefined,
  };
  const deliveries = new Deliveries(sender as unknown as Sender, transfers as Transfers, {
    credit: () => undefined,
    outcome: (...what) => void told.outcomes.push(what),
  });
  return { ...told, deliveries };
}

const wide = { incoming_window: MANY, handle: 0 };

describe('deliveries', () => {
  it('have no credit before the peer gives it to their link', () => {
    const { deliveries } = begin();
    expect(deliveries.credit).to.equal(0);
    deliveries.flow({ incoming_window: 100 });
    expect(deliveries.credit).to.equal(0);
    deliveries.flow({ ...wide, link_credit: 3 });
    expect(deliveries.credit).to.equal(3);
  });

  it('use credit up, and count what the peer has not seen yet', () => {
    const { deliveries } = begin();
    deliveries.flow({ ...wide, link_credit: 3, delivery_count: 0 });
    expect([1, 2, 3].map((n) => deliveries.send(Buffer.from(`${n}`)))).to.deep.equal([0, 1, 2]);
    expect(deliveries.credit).to.equal(0);
    deliveries.flow({ ...wide, link_credit: 5, delivery_count: 1 });
    expect(deliveries.credit).to.equal(3);
    // It takes back what it gave: less than is on its way.
    deliveries.flow({ ...wide, link_credit: 1, delivery_count: 1 });
    expect(deliveries.credit).to.be.at.most(0);
  });

  it('take all the credit there is', () => {
    const { deliveries } = begin();
    deliveries.flow({ ...wide, link_credit: MANY });
    deliveries.send(Buffer.from('a'));
    expect(deliveries.credit).to.equal(MANY - 1);
  });

  it('go around after the last id, as the counts of credit and of frames do', () => {
    const { deliveries, sent, outgoing } = begin({ count: LAST_ID, transfer: LAST_ID - 1 });
    deliveries.flow({ ...wide, incoming_window: 3, link_credit: 4 });
    for (const text of ['a', 'b', 'c']) deliveries.send(Buffer.from(text));
    expect(sent.map(([id]) => id)).to.deep.equal([LAST_ID, 0, 1]);
    expect(outgoing.next_transfer_id).to.equal(1);
    expect(deliveries.credit, 'the window is shut').to.equal(0);
    // The peer has not seen the last of them yet.
    const seen = { next_incoming_id: LAST_ID, delivery_count: LAST_ID };
    deliveries.flow({ ...seen, incoming_window: 5, handle: 0, link_credit: 5 });
    expect(deliveries.credit).to.equal(2);
    for (const text of ['d', 'e']) deliveries.send(Buffer.from(text));
    expect(deliveries.credit).to.equal(0);
  });

  it('go in several frames, as many as the window lets through, and on when it opens', () => {
    const { deliveries, sent, outgoing } = begin({ part: 2 });
    deliveries.flow({ ...wide, incoming_window: 1, link_credit: 10 });
    const message = Buffer.from('abcde');
    const id = deliveries.send(message);
    message.fill('x'); // the next one is encoded in the same place
    expect(deliveries.credit, 'nothing may come between').to.equal(0);
    expect(deliveries.isWritten(id)).to.equal(false);
    for (const next_incoming_id of [1, 2]) deliveries.flow({ next_incoming_id, incoming_window: 1 });
    expect(sent).to.deep.equal([
      [0, 'ab', true],
      [0, 'cd', true],
      [0, 'e', false],
    ]);
    expect(deliveries.isWritten(id)).to.equal(true);
    expect(deliveries.credit).to.equal(0);
    deliveries.flow({ next_incoming_id: 3, incoming_window: 9 });
    expect(deliveries.credit).to.equal(9);
    expect(outgoing.next_transfer_id).to.equal(3);
  });

  it('fill a frame to its last byte', () => {
    const { deliveries, sent } = begin({ part: 4 });
    deliveries.flow({ ...wide, link_credit: 10 });
    for (const text of ['abcd', 'abcde']) deliveries.send(Buffer.from(text));
    expect(sent).to.deep.equal([
      [0, 'abcd', false],
      [1, 'abcd', true],
      [1, 'e', false],
    ]);
  });

  it('are settled when the peer waits for that', () => {
    const { deliveries, written, outcomes } = begin();
    deliveries.disposition({ first: 2, last: 4, settled: false, state: stateOf(0x24) });
    deliveries.disposition({ first: 5, settled: true, state: stateOf(0x26) });
    deliveries.disposition({ first: 6, last: 8, state: stateOf(0x27) });
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
    const { deliveries, written, outcomes } = begin();
    for (const state of [undefined, null, stateOf(0x23)])
      for (const settled of [true, false]) deliveries.disposition({ first: 0, settled, state });
    expect([outcomes, written]).to.deep.equal([[], []]);
  });
});

/** A state without fields, as rhea decodes it. */
function stateOf(code: number): object {
  return { descriptor: { value: code }, value: [] };
}
