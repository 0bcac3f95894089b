import { expect } from 'chai';
import fc from 'fast-check';
import { timeOf } from '../../../src/utils/text/timestamp.ts';

const times = fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true });

describe('the time of a timestamp', () => {
  it("is that of oslo's form and of a payload's, in UTC, to the millisecond", () => {
    fc.assert(
      fc.property(times, fc.integer({ min: 0, max: 999 }), (time, micros) => {
        const text = `${time.toISOString().slice(0, -1).replace('T', ' ')}${String(micros).padStart(3, '0')}`;
        expect(timeOf(text)).to.equal(time.getTime());
        expect(timeOf(time.toISOString())).to.equal(time.getTime());
      }),
    );
  });

  it('is read in the other forms of ISO 8601, with a zone or without', () => {
    const noon = Date.UTC(2026, 10, 22, 12);
    for (const text of ['2026-11-22T12:00:00Z', '2026-11-22 12:00:00', '2026-11-22T13:00:00.000+01:00'])
      expect(timeOf(text), text).to.equal(noon);
  });

  it('is none of what is not a time', () => {
    for (const none of ['', 'today', undefined, '2026-13-01 12:00:00.000000', '2026-11-22 25:00:00.000000'])
      expect(timeOf(none), String(none)).to.be.NaN;
  });
});
