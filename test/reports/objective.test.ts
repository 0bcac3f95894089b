import { expect } from 'chai';
import { budgetOf, isBelow } from '../../src/reports/errors/objective.ts';
import type { Tally } from '../../src/reports/errors/tally.ts';

function tallyOf(operations: number, cloudErrors: number): Tally {
  return { operations, cloudErrors } as Tally;
}

describe('the objective of the errors report', () => {
  const exact: [slo: number, operations: number, allowed: number][] = [
    [99.9, 1000, 1],
    [99.9, 10_000, 10],
    [99.95, 2000, 1],
    [99.7, 1000, 3],
    [99.999, 100_000, 1],
    [96, 50, 2],
  ];
  for (const [slo, operations, allowed] of exact) {
    it(`of ${String(slo)} % allows ${String(allowed)} of ${String(operations)}, and is met by them`, () => {
      const met = tallyOf(operations, allowed);
      expect(budgetOf(slo, met)).to.deep.equal({ slo, allowed, budgetLeft: 0 });
      expect(isBelow(slo, met)).to.equal(false);
      expect(isBelow(slo, tallyOf(operations, allowed + 1))).to.equal(true);
    });
  }
});
