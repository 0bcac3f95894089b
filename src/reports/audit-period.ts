import { tz } from '@date-fns/tz';
import { set } from 'date-fns/set';
import { sub } from 'date-fns/sub';
import { ReportError } from './report-error.ts';
import type { Window } from './report.ts';

type Unit = 'hour' | 'day' | 'month' | 'year';

interface Period {
  readonly unit: Unit;
  readonly offset: number;
  /** The period as written. */
  readonly text: string;
}

const utc = tz('UTC');

/**
 * Returns the last audit period that ended before a time (milliseconds since 1970, UTC).
 *
 * A period is `hour`, `day`, `month` or `year`. It begins with the unit in UTC, or at an offset within it: `hour@30` at
 * half past, `day@18` at 18:00, `month@15` on the 15th, `year@3` on the first of March. `month@0` and `year@0` are
 * `month@1` and `year@1`. A period that ends at the time itself is not complete yet. This follows
 * `last_completed_audit_period` of nova/utils.py and of cinder/volume/volume_utils.py (`instance_usage_audit_period`
 * and `volume_usage_audit_period`). They differ in one point: Nova reads an unknown unit as an hour, and Cinder refuses
 * it, as this function does.
 *
 * Throws a `ReportError` (`ERR_AUDIT_PERIOD`) for an unknown unit or offset, and for a day that one of the months does
 * not have. Nova and Cinder fail there too: `month@31` in December needs the 31st of November.
 */
export function lastCompletedAuditPeriod(period: string, before: number): Window {
  const parsed = periodIn(period);
  const thisOne = placed(parsed, before);
  const to = thisOne < before ? thisOne : earlier(parsed, thisOne);
  return { from: earlier(parsed, to), to };
}

/** The first and the last offset. */
const offsets: Readonly<Partial<Record<string, readonly [number, number]>>> = {
  hour: [0, 59],
  day: [0, 23],
  month: [0, 31],
  year: [0, 12],
};

function periodIn(text: string): Period {
  const [, unit = '', offset = '0'] = /^(hour|day|month|year)(?:@(\d{1,2}))?$/.exec(text) ?? [];
  const [least, most] = offsets[unit] ?? [1, 0];
  const period = { unit: unit as Unit, offset: Number(offset), text };
  if (period.offset >= least && period.offset <= most) return period;
  throw invalid(text, 'expected hour, day, month or year, with an offset such as day@18 or month@15');
}

/** Returns the time of the offset within the unit that contains a time. */
function placed({ unit, offset, text }: Period, time: number): number {
  const midnight = { hours: 0, minutes: 0, seconds: 0, milliseconds: 0 };
  const places = {
    hour: { minutes: offset, seconds: 0, milliseconds: 0 },
    day: { ...midnight, hours: offset },
    month: { ...midnight, date: offset || 1 },
    year: { ...midnight, date: 1, month: (offset || 1) - 1 },
  };
  return onItsDay({ unit, offset, text }, set(time, places[unit], { in: utc }));
}

function earlier(period: Period, time: number): number {
  const units = { hour: 'hours', day: 'days', month: 'months', year: 'years' } as const;
  return onItsDay(period, sub(time, { [units[period.unit]]: 1 }, { in: utc }));
}

// For a missing day, the calendar moves on to the next month, or back to the last day of this one.
function onItsDay({ unit, offset, text }: Period, date: Date): number {
  if (unit !== 'month' || date.getDate() === (offset || 1)) return date.getTime();
  throw invalid(text, 'some months have no such day');
}

function invalid(period: string, why: string): ReportError {
  return new ReportError('ERR_AUDIT_PERIOD', `no audit period "${period}": ${why}`);
}
