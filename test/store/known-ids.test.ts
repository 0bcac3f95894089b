import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import fc from 'fast-check';
import { KnownIds } from '../../src/store/known-ids.ts';

describe('the ids that were kept lately', () => {
  it('are known, and no others, whatever they look like', () => {
    const known = new KnownIds();
    const added = new Set<string>();
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), fc.boolean(), (id, isAdded) => {
        expect(known.has(id)).to.equal(added.has(id));
        if (isAdded) known.add(id);
        if (isAdded) added.add(id);
      }),
      { numRuns: 300 },
    );
  });

  it('are at least the last 786,432, and never more than twice as many', () => {
    const known = new KnownIds();
    const id = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
    const count = 2_000_000;
    for (let n = 0; n < count; n++) known.add(id(n));
    const missing = Array.from({ length: 786_432 }, (_, n) => id(count - 1 - n)).filter(
      (each) => !known.has(each),
    );
    expect(missing).to.deep.equal([]);
    expect(known.has(id(0))).to.equal(false);
    expect(known.has(randomUUID())).to.equal(false);
  });
});
