import { expect } from 'chai';
import fc from 'fast-check';
import { LineCutter, TOO_LONG } from '../../src/store/line-cutter.ts';

const texts = fc.array(fc.oneof(fc.string({ unit: 'binary', maxLength: 30 }), fc.constant('')));
const lengths = fc.infiniteStream(fc.integer({ min: 1, max: 20 }));

/** Cuts the bytes in chunks, all read into one buffer. */
function cut(cutter: LineCutter, bytes: Buffer, sizes: Iterator<number>): string[] {
  const buffer = Buffer.alloc(20);
  const lines: string[] = [];
  for (let start = 0; start < bytes.length;) {
    const size = bytes.copy(buffer, 0, start, start + Number(sizes.next().value));
    lines.push(...cutter.cut(buffer.subarray(0, size)));
    start += size;
  }
  return [...lines, cutter.rest()];
}

describe('cutting bytes into lines', () => {
  it('gives the lines of the whole, however it comes in pieces', () => {
    fc.assert(
      fc.property(texts, lengths, (lines, sizes) => {
        const bytes = Buffer.from(lines.join('\n'));
        expect(cut(new LineCutter(), bytes, sizes)).to.deep.equal(bytes.toString().split('\n'));
      }),
    );
  });

  it('marks those that have too many bytes, and no others', () => {
    fc.assert(
      fc.property(texts, lengths, fc.nat(20), (lines, sizes, most) => {
        const bytes = Buffer.from(lines.join('\n'));
        const expected = bytes
          .toString('latin1')
          .split('\n')
          .map((line) => (line.length > most ? TOO_LONG : Buffer.from(line, 'latin1').toString()));
        expect(cut(new LineCutter(most), bytes, sizes)).to.deep.equal(expected);
      }),
    );
  });
});
