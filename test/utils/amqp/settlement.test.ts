import { expect } from 'chai';
import { settlement } from '../../../src/utils/amqp/settlement.ts';
import { bytes, codes, described, framed, uint32 } from './frames.ts';

describe('a settlement', () => {
  it('is a disposition of the sender, settled, without another outcome', () => {
    const first = Buffer.concat([bytes(0x70), uint32(2 ** 32 - 1)]);
    const last = Buffer.concat([bytes(0x70), uint32(3)]);
    const content = Buffer.concat([bytes(0x42), first, last, bytes(0x41)]);
    const list = Buffer.concat([bytes(0xc0, content.length + 1, 4), content]);
    const expected = framed(described(codes.disposition, list));
    expected.writeUInt16BE(0x102, 6);
    expect(settlement(0x102, { first: 2 ** 32 - 1, last: 3 })).to.deep.equal(expected);
  });
});
