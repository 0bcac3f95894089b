import { expect } from 'chai';
import fc from 'fast-check';
import { Earliest } from '../../src/reports/earliest.ts';
import type { Entry } from '../../src/reports/entry.ts';
import { RunningMedian } from '../../src/reports/median.ts';
import { MAX_HELD, Ordering } from '../../src/reports/ordering.ts';

function entryAt(at: number, id = ''): Entry {
  return { at, id } as Entry;
}

describe('the order of time', () => {
  it('is kept by a heap as by a stable sort, also when some are taken meanwhile', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.nat(9), fc.constant(undefined))), (steps) => {
        const heap = new Earliest();
        const sorted: Entry[] = [];
        for (const [index, step] of steps.entries()) {
          if (step === undefined) expect(heap.take()).to.equal(sorted.shift());
          else {
            const entry = entryAt(step, String(index));
            heap.add(entry);
            sorted.push(entry);
            sorted.sort((one, other) => one.at - other.at);
          }
          expect([heap.size, heap.first]).to.deep.equal([sorted.length, sorted[0]]);
        }
      }),
    );
  });

  it('follows the median of what came last', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -5, max: 5 })), fc.integer({ min: 1, max: 6 }), (all, most) => {
        const median = new RunningMedian(most);
        for (const [index, number] of all.entries()) {
          const last = all.slice(Math.max(0, index + 1 - most), index + 1).sort((one, other) => one - other);
          expect(median.add(number)).to.equal(last[(last.length - 1) >> 1]);
        }
      }),
    );
  });

  it('holds so many and no more, however long it takes until the time has come', () => {
    let [given, late] = [0, 0];
    const ordering = new Ordering((_entry, isLate) => {
      given++;
      if (isLate) late++;
    });
    for (let count = 0; count < MAX_HELD + 10; count++) ordering.add(entryAt(count % 1000));
    expect(given).to.equal(10);
    ordering.end();
    expect(given).to.equal(MAX_HELD + 10);
    expect(late).to.be.lessThan(11);
  });
});
