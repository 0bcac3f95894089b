import { expect } from 'chai';
import type { ReportOptions } from '../../src/cli/report/report-options.ts';
import { windowOf } from '../../src/cli/report/window-options.ts';
import { Stop } from '../../src/cli/stop.ts';

const now = Date.parse('2026-11-18T12:00:00Z');

function windowIn(options: Partial<ReportOptions>): (string | number)[] {
  const { from, to } = windowOf({ timezone: 'UTC', ...options }, now);
  return [from, to].map((time) => (Number.isFinite(time) ? new Date(time).toISOString().slice(0, 16) : time));
}

describe('the window of a report', () => {
  const windows: [options: Partial<ReportOptions>, from: string | number, to: string | number][] = [
    [{}, -Infinity, Infinity],
    [{ since: '2h' }, '2026-11-18T10:00', '2026-11-18T12:00'],
    [{ since: '30m', to: '2026-11-17' }, '2026-11-16T23:30', '2026-11-17T00:00'],
    [{ since: '2w' }, '2026-11-04T12:00', '2026-11-18T12:00'],
    [{ from: '2026-11-17' }, '2026-11-17T00:00', Infinity],
    [{ to: '2026-11-17 08:30' }, -Infinity, '2026-11-17T08:30'],
    [{ from: '2026-11-17T08:30+02:00' }, '2026-11-17T06:30', Infinity],
    [{ from: '2026-11-17T08:30Z', timezone: 'Europe/Berlin' }, '2026-11-17T08:30', Infinity],
    [{ from: '2026-11-17', timezone: 'Asia/Kolkata' }, '2026-11-16T18:30', Infinity],
    // The days on which the clocks change have 25 and 23 hours.
    [
      { from: '2026-10-25', to: '2026-10-26', timezone: 'Europe/Berlin' },
      '2026-10-24T22:00',
      '2026-10-25T23:00',
    ],
    [{ since: '1d', to: '2026-03-30', timezone: 'Europe/Berlin' }, '2026-03-28T23:00', '2026-03-29T22:00'],
  ];
  for (const [options, from, to] of windows) {
    it(`is from ${String(from)} to ${String(to)} for ${JSON.stringify(options)}`, () => {
      expect(windowIn(options)).to.deep.equal([from, to]);
    });
  }

  const wrong: [options: Partial<ReportOptions>, says: RegExp][] = [
    [{ since: '2h', from: '2026-11-18' }, /--since and --from/],
    [{ from: '2026-11-18', to: '2026-11-18' }, /ends before it begins/],
    [{ since: '2 hours' }, /30m, 2h, 7d or 4w/],
    [{ since: '0h' }, /ends before it begins/],
    [{ to: 'yesterday' }, /'yesterday' is not a date or time/],
    [{ to: '2026-02-30' }, /not a date or time/],
    [{ to: '2026-11-18T25:00' }, /not a date or time/],
  ];
  for (const [options, says] of wrong) {
    it(`says what is wrong with ${JSON.stringify(options)}`, () => {
      expect(() => windowIn(options)).to.throw(Stop, says);
    });
  }
});
