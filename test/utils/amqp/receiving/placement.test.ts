import { expect } from 'chai';
import fc from 'fast-check';
import { placementOf } from '../../../../src/utils/amqp/receiving/placement.ts';
import { loadRhea, ofRhea } from '../../../../src/utils/amqp/connection/rhea.ts';

await loadRhea();

/** Encodes by rhea: with every integer type that a broker may choose. */
function encoded(message_annotations: object, rest: object = {}): Buffer {
  return ofRhea().message.encode({ body: 'x', message_annotations, ...rest });
}

const { types } = ofRhea();

describe('the place of a message', () => {
  for (const [what, value, offset] of [
    ['ulong', types.wrap_ulong(2 ** 40), 2 ** 40],
    ['a small ulong', types.wrap_ulong(7), 7],
    ['the ulong 0', types.wrap_ulong(0), 0],
    ['long', types.wrap_long(2 ** 40), 2 ** 40],
    ['a small long', types.wrap_long(5), 5],
    ['uint', types.wrap_uint(2 ** 31), 2 ** 31],
    ['int', types.wrap_int(70_000), 70_000],
    ['ushort', types.wrap_ushort(300), 300],
    ['ubyte', types.wrap_ubyte(200), 200],
    ['a long below 0', types.wrap_long(-1), undefined],
    ['a text', 'first', undefined],
  ] as const)
    it(`is read when it is ${what}`, () => {
      expect(placementOf(encoded({ 'x-stream-offset': value as unknown })).offset).to.equal(offset);
    });

  it('is found behind a header and among other annotations', () => {
    const message = encoded(
      { 'x-exchange': '', 'x-delivery-count': 3, 'x-routing-key': 'q' },
      { durable: true },
    );
    expect(placementOf(message)).to.deep.equal({ returns: 3 });
    expect(placementOf(encoded({ 'x-acquired-count': 2 }))).to.deep.equal({ returns: 2 });
    expect(placementOf(encoded({ 'x-acquired-count': 9, 'x-delivery-count': 2 }))).to.deep.equal({
      returns: 2,
    });
  });

  it('is not told by a message without them, nor by properties of its sender', () => {
    const application_properties = { 'x-stream-offset': 5, 'x-delivery-count': 5 };
    expect(placementOf(ofRhea().message.encode({ body: 'x', application_properties }))).to.deep.equal({});
  });

  it('is read or not, whatever the bytes are: it never throws', () => {
    const message = encoded({ 'x-stream-offset': 5, 'x-delivery-count': 1 });
    fc.assert(
      fc.property(fc.nat(message.length - 1), fc.nat(255), fc.nat(message.length), (at, byte, end) => {
        const bent = Buffer.from(message.subarray(0, end));
        if (at < end) bent[at] = byte;
        placementOf(bent);
      }),
      { numRuns: 2000 },
    );
  });
});
