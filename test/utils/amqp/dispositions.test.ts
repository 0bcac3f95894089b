import { expect } from 'chai';
import { readAcceptance, settlement } from '../../../src/utils/amqp/dispositions.ts';
import { bytes, codeOf, codes, described, frame, framed, uint32 } from './frames.ts';

const ACCEPTED = bytes(0x00, 0x53, 0x24, 0x45);
const [NULL, TRUE, FALSE, UINT_0] = [bytes(0x40), bytes(0x41), bytes(0x42), bytes(0x43)];
const small = (n: number): Buffer => bytes(0x52, n);
const large = (n: number): Buffer => Buffer.concat([bytes(0x70), uint32(n)]);

/** A disposition whose list has its size in a byte. */
function narrow(...fields: readonly Buffer[]): Buffer {
  const content = Buffer.concat(fields);
  const list = Buffer.concat([bytes(0xc0, content.length + 1, fields.length), content]);
  return framed(described(codes.disposition, list));
}

describe('an acceptance', () => {
  const spellings: [title: string, frame: Buffer, range: [number, number], settled: boolean][] = [
    ['of a range', narrow(TRUE, small(1), small(200), TRUE, ACCEPTED), [1, 200], true],
    ['of the first', narrow(TRUE, UINT_0, UINT_0, TRUE, ACCEPTED), [0, 0], true],
    ['of one, without a last', narrow(TRUE, small(7), NULL, TRUE, ACCEPTED), [7, 7], true],
    ['that is not settled', narrow(TRUE, small(7), small(8), FALSE, ACCEPTED), [7, 8], false],
    ['that may be batched', narrow(TRUE, small(7), small(8), TRUE, ACCEPTED, TRUE), [7, 8], true],
    [
      'with a list of its own',
      narrow(TRUE, UINT_0, small(8), TRUE, described(0x24, bytes(0xc0, 1, 0))),
      [0, 8],
      true,
    ],
    [
      'around the end of the numbers',
      narrow(TRUE, large(2 ** 32 - 1), UINT_0, TRUE, ACCEPTED),
      [2 ** 32 - 1, 0],
      true,
    ],
    ['in wide types', frame('disposition', [true, 5, 300, true, described(0x24, [])]), [5, 300], true],
  ];
  for (const [title, bytesOf, [first, last], settled] of spellings) {
    it(`${title} is read`, () => {
      expect(readAcceptance(bytesOf)).to.deep.equal({ channel: 0, first, last, settled });
    });
  }

  it('says of which session it is', () => {
    const there = narrow(TRUE, small(1), small(2), TRUE, ACCEPTED);
    there.writeUInt16BE(0x102, 6);
    expect(readAcceptance(there)).to.include({ channel: 0x102 });
  });

  const others: [title: string, frame: Buffer][] = [
    ['of what we receive', narrow(FALSE, small(1), small(2), TRUE, ACCEPTED)],
    ['that rejects', narrow(TRUE, small(1), small(2), TRUE, described(0x25, []))],
    ['without an outcome', narrow(TRUE, small(1), small(2), TRUE)],
    ['with a null for an outcome', narrow(TRUE, small(1), small(2), TRUE, NULL)],
    [
      'with an outcome that it does not count',
      Buffer.concat([narrow(TRUE, small(1), small(2), TRUE), ACCEPTED]),
    ],
    ['with a text for its first', narrow(TRUE, bytes(0xa1, 1, 1), small(2), TRUE, ACCEPTED)],
    ['with a text for its last', narrow(TRUE, small(1), bytes(0xa1, 1, 1), TRUE, ACCEPTED)],
    ['that says settled in two bytes', narrow(TRUE, small(1), small(2), bytes(0x56, 1), ACCEPTED)],
    ['of no fields', framed(described(codes.disposition, bytes(0x45)))],
    ['of another protocol', Buffer.from('AMQP\x03\x01\x00\x00')],
    ['that is a flow', frame('flow', [0, 100, 0, 100, 0, 0, 100])],
    ['that is empty', framed(bytes())],
  ];
  for (const [title, bytesOf] of others) {
    it(`is not read from a frame ${title}`, () => {
      expect(readAcceptance(bytesOf)).to.equal(undefined);
    });
  }
});

describe('a settlement', () => {
  it('is a disposition of the sender, settled, without another outcome', () => {
    const said = settlement(0x102, { first: 2 ** 32 - 1, last: 3 });
    expect(said.readUInt32BE(0)).to.equal(said.length);
    expect(codeOf(said)).to.equal(codes.disposition);
    const expected = narrow(FALSE, large(2 ** 32 - 1), large(3), TRUE);
    expected.writeUInt16BE(0x102, 6);
    expect(said).to.deep.equal(expected);
  });
});
