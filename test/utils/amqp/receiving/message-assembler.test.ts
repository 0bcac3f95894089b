import { expect } from 'chai';
import type { Transfer } from '../../../../src/utils/amqp/codec/data-frames.ts';
import {
  MessageAssembler,
  MAX_MESSAGE_SIZE,
} from '../../../../src/utils/amqp/receiving/message-assembler.ts';
import type { TransferWriter } from '../../../../src/utils/amqp/connection/transfer-writer.ts';
import { WireSession } from '../../../../src/utils/amqp/connection/wire-session.ts';

const MEBIBYTE = 2 ** 20;
const payload = Buffer.alloc(MEBIBYTE);
const part = (hasMore: boolean): Transfer => ({
  ...{ handle: 0, deliveryId: 7, isSettled: false, isAborted: false },
  ...{ hasMore, payload },
});

/** Returns an inbox with credit, and the sizes of its messages. */
function opened(): { inbox: MessageAssembler; sizes: number[] } {
  const sizes: number[] = [];
  const transfers: Partial<TransferWriter> = { write: () => undefined };
  const ours = { nextOutgoingId: 0, incomingWindow: 2048 };
  const session = new WireSession(0, ours, Infinity, transfers as TransferWriter);
  const attach = { name: 'x', handle: 0, initialDeliveryCount: 0, sendsSettled: false };
  const inbox = new MessageAssembler(session, attach, {
    message: ({ length }) => sizes.push(length),
    aborted: () => undefined,
  });
  inbox.grant(9);
  return { inbox, sizes };
}

function add(inbox: MessageAssembler, mebibytes: number): void {
  for (let left = mebibytes; left > 0; left--) inbox.transfer(part(left > 1));
}

describe('the parts of a message', () => {
  it('are a message of 16 MiB at most, and of a larger one the beginning, which shows that it is larger', () => {
    const { inbox, sizes } = opened();
    for (const mebibytes of [16, 17, 200, 1]) add(inbox, mebibytes);
    expect(sizes).to.deep.equal([MAX_MESSAGE_SIZE, 17 * MEBIBYTE, 17 * MEBIBYTE, MEBIBYTE]);
  });

  it('come to an end: no broker has a message of more than 512 MiB', () => {
    const { inbox, sizes } = opened();
    expect(() => {
      for (let n = 0; n <= 512; n++) inbox.transfer(part(true));
    }).to.throw('the peer sent a message of more than 536870912 bytes');
    expect(sizes).to.deep.equal([]);
  });
});
