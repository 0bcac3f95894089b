import { TZDate } from '@date-fns/tz';
import { expect } from 'chai';
import fc from 'fast-check';
import { isoOf } from '../../src/cli/report/local-time.ts';

const zone = fc.constantFrom('UTC', 'Europe/Berlin', 'Asia/Kolkata', 'America/St_Johns', 'Pacific/Apia');
// Around a change of the clocks, and consecutive times in one minute.
const about = fc.constantFrom(
  0,
  -1,
  Date.UTC(2026, 9, 25, 1),
  Date.UTC(2026, 2, 29, 1),
  Date.UTC(2011, 11, 30, 10),
);
const time = fc
  .tuple(about, fc.oneof(fc.integer({ min: -90_000, max: 90_000 }), fc.integer()))
  .map(([a, b]) => a + b);

describe('a local time', () => {
  it('is that of the zone to the millisecond, with its offset', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(time, zone), { minLength: 1 }), (all) => {
        for (const [at, name] of all) {
          const expected = new TZDate(at, name).toISOString().replace(/Z$/, '+00:00');
          expect(isoOf(at, name)).to.equal(expected);
        }
      }),
    );
  });
});
