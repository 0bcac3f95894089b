import { tz, TZDate } from '@date-fns/tz';
import { InvalidArgumentError } from 'commander';
import { parseISO } from 'date-fns/parseISO';
import { sub } from 'date-fns/sub';
import { always } from '../../reports/window.ts';
import type { Window } from '../../reports/report.ts';
import { Stop } from '../stop.ts';
import type { ReportOptions } from './report-options.ts';
import { skipOf } from './skipped-time.ts';

const units = { m: 'minutes', h: 'hours', d: 'days', w: 'weeks' } as const;

/** Returns the requested window. Days are those of the time zone. */
export function windowOf({ since, from, to, timezone }: ReportOptions, now: number): Window {
  if (since !== undefined && from !== undefined)
    throw new Stop('usage', '--since and --from both set the beginning of the window: use one of them');
  const end = to === undefined ? undefined : timeOf(to, timezone);
  const window =
    since === undefined
      ? { from: from === undefined ? always.from : timeOf(from, timezone), to: end ?? always.to }
      : { from: before(end ?? now, since, timezone), to: end ?? now };
  if (window.from < window.to) return window;
  throw new Stop('usage', 'the window ends before it begins: --to must be later');
}

/** Checks the name of an IANA time zone. */
export function timezone(name: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    throw new InvalidArgumentError('Expected a time zone such as Europe/Berlin.');
  }
}

function timeOf(given: string, zone: string): number {
  const text = given.replace(' ', 'T');
  const time = /^\d{4}-\d\d-\d\d(?:$|T\d\d:\d\d)/.test(text) ? parseISO(text, { in: tz(zone) }) : undefined;
  if (time === undefined || Number.isNaN(time.getTime()))
    throw new Stop('usage', `'${given}' is not a date or time: write 2026-11-22 or 2026-11-22T15:30`);
  const skip = skipOf(text, new TZDate(time.getTime(), zone));
  if (skip === undefined) return time.getTime();
  throw new Stop(
    'usage',
    `there is no '${given}' in ${zone}: the clocks go ${skip}; use a time before or after`,
  );
}

function before(end: number, since: string, zone: string): number {
  const [, count, unit] = /^(\d{1,6})([mhdw])$/.exec(since) ?? [];
  if (unit === undefined)
    throw new Stop('usage', `--since: got '${since}'; expected a duration such as 30m, 2h, 7d or 4w`);
  const duration = { [units[unit as keyof typeof units]]: Number(count) };
  return sub(new TZDate(end, zone), duration).getTime();
}
