import { expect } from 'chai';
import { Latest } from '../../src/reports/latest.ts';

function keyOf(round: number): string {
  return `key ${String(round)}`;
}

describe('what is known of the last keys', () => {
  it('is there for as many as it has to be, the latest value of each, and not for all', () => {
    const latest = new Latest<number>(10);
    for (let round = 0; round < 1000; round++) {
      latest.set(keyOf(round), round);
      latest.set('always', round);
      for (let back = 0; back < Math.min(round + 1, 8); back++)
        expect(latest.get(keyOf(round - back))).to.equal(round - back);
      expect(latest.get('always')).to.equal(round);
      expect(latest.get(keyOf(round - 20))).to.equal(undefined);
    }
  });
});
