import { expect } from 'chai';
import fc from 'fast-check';
import { backoff } from '../../../src/utils/runtime/backoff.ts';

const shortest = (n: number): number => backoff(n, () => 0);
const longest = (n: number): number => backoff(n, () => 1);

describe('backoff', () => {
  it('doubles from a tenth of a second up to half a minute', () => {
    const waits = [0, 1, 2, 3, 8, 9, 20].map(longest);
    expect(waits).to.deep.equal([100, 200, 400, 800, 25_600, 30_000, 30_000]);
  });

  it('is chance by half, so that many processes do not come at once', () => {
    for (const n of [0, 1, 5, 100]) expect(shortest(n)).to.equal(longest(n) / 2);
    expect(backoff(0, () => 0.5)).to.equal(75);
    expect(new Set(Array.from({ length: 20 }, () => backoff(5))).size).to.be.greaterThan(1);
  });

  it('stays within its bounds, however long it lasts', () => {
    fc.assert(
      fc.property(fc.nat(), fc.double({ min: 0, max: 1, noNaN: true }), (n, chance) => {
        expect(backoff(n, () => chance)).to.be.within(50, 30_000);
        expect(longest(n + 1)).to.be.at.least(longest(n));
      }),
    );
    expect(longest(Number.MAX_SAFE_INTEGER)).to.equal(30_000);
  });
});
