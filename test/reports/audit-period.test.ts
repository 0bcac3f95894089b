import { expect } from 'chai';
import fc from 'fast-check';
import { lastCompletedAuditPeriod } from '../../src/reports/audit-period.ts';

function period(unit: string, before: string): string[] {
  const { from, to } = lastCompletedAuditPeriod(unit, Date.parse(before));
  return [from, to].map((time) => new Date(time).toISOString().slice(0, 16));
}

/** A transcription of Nova's function, with the parts of a date in UTC. */
function slowly(unit: string, offset: number, before: number): number[] {
  const now = new Date(before);
  const [year, month, day, hour] = [
    now.getUTCFullYear(),
    now.getUTCMonth(),
    now.getUTCDate(),
    now.getUTCHours(),
  ];
  const first = offset === 0 ? 1 : offset;
  const end = (back: number): number => {
    if (unit === 'hour') return Date.UTC(year, month, day, hour - back, offset);
    if (unit === 'day') return Date.UTC(year, month, day - back, offset);
    if (unit === 'month') return Date.UTC(year, month - back, first);
    return Date.UTC(year - back, first - 1);
  };
  return end(0) >= before ? [end(2), end(1)] : [end(1), end(0)];
}

describe('lastCompletedAuditPeriod', () => {
  it('is the hour, day, month or year before, in UTC', () => {
    const before = '2026-03-01T12:34:56Z';
    expect(period('hour', before)).to.deep.equal(['2026-03-01T11:00', '2026-03-01T12:00']);
    expect(period('day', before)).to.deep.equal(['2026-02-28T00:00', '2026-03-01T00:00']);
    expect(period('month', before)).to.deep.equal(['2026-02-01T00:00', '2026-03-01T00:00']);
    expect(period('year', before)).to.deep.equal(['2025-01-01T00:00', '2026-01-01T00:00']);
  });

  it('begins at the offset, and is the one before while the offset is ahead', () => {
    const before = '2026-03-10T12:34:56Z';
    expect(period('hour@30', before)).to.deep.equal(['2026-03-10T11:30', '2026-03-10T12:30']);
    expect(period('hour@45', before)).to.deep.equal(['2026-03-10T10:45', '2026-03-10T11:45']);
    expect(period('day@18', before)).to.deep.equal(['2026-03-08T18:00', '2026-03-09T18:00']);
    expect(period('month@15', before)).to.deep.equal(['2026-01-15T00:00', '2026-02-15T00:00']);
    expect(period('year@3', before)).to.deep.equal(['2025-03-01T00:00', '2026-03-01T00:00']);
    expect(period('year@4', before)).to.deep.equal(['2024-04-01T00:00', '2025-04-01T00:00']);
  });

  it('is not one that ends at the very time', () => {
    expect(period('month', '2026-03-01T00:00:00Z')).to.deep.equal(['2026-01-01T00:00', '2026-02-01T00:00']);
    expect(period('month', '2026-03-01T00:00:00.001Z')).to.deep.equal([
      '2026-02-01T00:00',
      '2026-03-01T00:00',
    ]);
  });

  it('is what the parts of the date say, at any time, in leap years too', () => {
    const parts = fc.constantFrom(['hour', 59], ['day', 23], ['month', 28], ['year', 12]) as fc.Arbitrary<
      [string, number]
    >;
    const times = fc.date({ min: new Date('1999-01-01'), max: new Date('2032-12-31'), noInvalidDate: true });
    const offsets = parts.chain(([unit, most]) => fc.tuple(fc.constant(unit), fc.nat(most)));
    fc.assert(
      fc.property(offsets, times, ([unit, offset], time) => {
        const { from, to } = lastCompletedAuditPeriod(`${unit}@${offset}`, time.getTime());
        expect([from, to]).to.deep.equal(slowly(unit, offset, time.getTime()));
      }),
      { numRuns: 500 },
    );
  });

  it('says so of what is no period, or falls on a day that a month does not have', () => {
    for (const wrong of [
      '',
      'week',
      'day@24',
      'month@32',
      'year@13',
      'hour@60',
      'day@',
      'day@-1',
      'Day',
      'constructor',
    ])
      expect(() => lastCompletedAuditPeriod(wrong, 0), wrong).to.throw(`no audit period "${wrong}"`);
    const december = Date.parse('2026-12-31T12:00:00Z');
    expect(() => lastCompletedAuditPeriod('month@31', december)).to.throw('no such day');
    const august = Date.parse('2026-08-31T12:00:00Z');
    expect(lastCompletedAuditPeriod('month@31', august).to).to.equal(Date.parse('2026-08-31'));
  });
});
