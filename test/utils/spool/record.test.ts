import { expect } from 'chai';
import fc from 'fast-check';
import { recordsIn } from '../../../src/utils/spool/record-scanner.ts';
import { encodeEnd, encodeRecord, HEADER, recordAt } from '../../../src/utils/spool/record.ts';

const texts = fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ maxLength: 3000, minLength: 2000 }));

function bytesOf(payloads: readonly string[]): Buffer {
  return Buffer.concat(payloads.map((payload, n) => Buffer.from(encodeRecord(n, [payload]))));
}

describe('a record', () => {
  it('is read as it was written', () => {
    fc.assert(
      fc.property(fc.array(texts), fc.nat({ max: Number.MAX_SAFE_INTEGER }), (pieces, sequence) => {
        const [read, payload] = [recordAt(Buffer.from(encodeRecord(sequence, pieces)), 0), pieces.join('')];
        expect(read?.sequence).to.equal(sequence);
        expect(read?.payload.toString()).to.equal(Buffer.from(payload).toString());
      }),
    );
  });

  it('is not read when a bit of it is another one, or its end is missing', () => {
    const record = Buffer.from(encodeRecord(7, ['a notification']));
    for (let bit = 0; bit < record.length * 8; bit++) {
      const flipped = Buffer.from(record);
      flipped.writeUInt8(flipped.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
      expect(recordAt(flipped, 0), `bit ${bit}`).to.equal(undefined);
    }
    for (let end = 0; end < record.length; end++)
      expect(recordAt(record.subarray(0, end), 0)).to.equal(undefined);
  });

  it('at the end of a segment has no payload', () => {
    const end = encodeEnd(9);
    expect(end).to.have.lengthOf(HEADER);
    expect(recordAt(end, 0)).to.deep.include({ sequence: 9, payload: Buffer.alloc(0) });
  });

  it('is found behind whatever stands before it', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 1, maxLength: 200 }),
        fc.array(texts, { minLength: 1 }),
        (junk, payloads) => {
          const bytes = Buffer.concat([junk, bytesOf(payloads)]);
          const found = [...recordsIn(bytes)];
          const records = found.flatMap((each) => ('payload' in each ? [each.payload.toString()] : []));
          expect(records).to.deep.equal(payloads.map((payload) => Buffer.from(payload).toString()));
          const damaged = found.flatMap((each) => ('damaged' in each ? [each.damaged] : []));
          expect(damaged.reduce((sum, length) => sum + length, 0)).to.equal(junk.length);
        },
      ),
    );
  });
});
