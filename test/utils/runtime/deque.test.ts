import { expect } from 'chai';
import fc from 'fast-check';
import { Deque } from '../../../src/utils/runtime/deque.ts';

type Step = ['push' | 'shift', number] | ['putBack', number[]];

const step: fc.Arbitrary<Step> = fc.oneof(
  // Long runs, because it compacts only after a thousand.
  fc.tuple(fc.constantFrom('push' as const, 'shift' as const), fc.integer({ min: 1, max: 1500 })),
  fc.tuple(fc.constant('putBack' as const), fc.array(fc.integer(), { maxLength: 5 })),
);

describe('a deque', () => {
  it('behaves as an array does', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        const [deque, array] = [new Deque<number>(), [] as number[]];
        let next = 0;
        for (const [what, value] of steps) {
          if (what === 'putBack') {
            deque.putBack(value);
            array.unshift(...value);
          } else {
            for (let count = 0; count < value; count++) {
              if (what === 'shift') expect(deque.shift()).to.equal(array.shift());
              else {
                array.push(next);
                deque.push(next++);
              }
            }
          }
          expect(deque.length).to.equal(array.length);
          expect(deque.peek()).to.equal(array[0]);
        }
        while (array.length > 0) expect(deque.shift()).to.equal(array.shift());
        expect(deque.shift()).to.equal(undefined);
        expect(deque.length).to.equal(0);
      }),
      { numRuns: 50 },
    );
  });

  it('keeps what is false', () => {
    const deque = new Deque<unknown>();
    for (const item of [0, '', false, null]) deque.push(item);
    expect([deque.shift(), deque.shift(), deque.shift(), deque.shift()]).to.deep.equal([0, '', false, null]);
  });

  it('does not keep the array that was put back', () => {
    const deque = new Deque<number>();
    const items = [1, 2];
    deque.putBack(items);
    deque.push(3);
    deque.shift();
    expect(items).to.deep.equal([1, 2]);
  });

  // Shifting an array would need hours for it.
  it('takes a million, each as fast as the first', () => {
    const deque = new Deque<number>();
    for (let n = 0; n < 1_000_000; n++) deque.push(n);
    let sum = 0;
    while (deque.length > 0) sum += deque.shift() ?? 0;
    expect(sum).to.equal((1_000_000 * 999_999) / 2);
  });
});
