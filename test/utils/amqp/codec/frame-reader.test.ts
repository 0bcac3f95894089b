import { expect } from 'chai';
import fc from 'fast-check';
import { FrameReader } from '../../../../src/utils/amqp/codec/frame-reader.ts';
import { frame, framed, header } from '../frames.ts';

const whole = [
  header,
  frame('open', ['a peer']),
  framed(Buffer.alloc(0)),
  frame('transfer', [0, 7], Buffer.alloc(3000, 'x')),
  frame('transfer', [0, 8], Buffer.alloc(60_000, 'y')),
  frame('flow', [0, 1, 0, 1]),
];
const stream = Buffer.concat(whole);

/** Cuts bytes at these positions. */
function cut(bytes: Buffer, places: readonly number[]): Buffer[] {
  const ends = [...new Set([...places, bytes.length])].sort((one, other) => one - other);
  return ends.map((end, n) => bytes.subarray(ends[n - 1] ?? 0, end));
}

function framesOf(pieces: readonly Buffer[]): Buffer[] {
  const reader = new FrameReader();
  return pieces.flatMap((piece) => [...reader.read(piece)]);
}

describe('the frame reader', () => {
  it('gives the same frames wherever the bytes are cut', () => {
    const place = fc.oneof(fc.nat(120), fc.nat(stream.length - 1));
    fc.assert(
      fc.property(fc.array(place), (places) => {
        expect(Buffer.concat(framesOf(cut(stream, places))).equals(stream)).to.equal(true);
        expect(framesOf(cut(stream, places)).map(({ length }) => length)).to.deep.equal(
          whole.map(({ length }) => length),
        );
      }),
    );
  });

  it('gives them byte by byte, each with its last byte', () => {
    const reader = new FrameReader();
    const given: number[] = [];
    for (let at = 0; at < stream.length; at++)
      for (const { length } of reader.read(stream.subarray(at, at + 1))) given.push(at + 1 - length);
    expect(given).to.deep.equal(whole.map((_, n) => Buffer.concat(whole.slice(0, n)).length));
  });
});
