// Local times that a zone's clocks skip.
import { TZDate } from '@date-fns/tz';
import { format } from 'date-fns/format';

const MINUTE = 60_000; // milliseconds

/**
 * Returns the step of the clocks, as `from 2027-03-28T02:00 to 2027-03-28T03:00`, that skips a local time, which was
 * parsed as `time`. `undefined` for an existing one. A day of which only midnight is skipped begins later.
 */
export function skipOf(text: string, time: TZDate): string | undefined {
  // 24:00 is midnight of the next day; a time with an offset is not a clock's.
  if (/T24|T.*(?:Z|[+-]\d\d(?::?\d\d)?)$/.test(text)) return undefined;
  const pattern = text.includes('T') ? "yyyy-MM-dd'T'HH:mm" : 'yyyy-MM-dd';
  return text.startsWith(format(time, pattern)) ? undefined : stepBefore(time);
}

/** Returns the last step of the clocks: it is no longer ago than it was wide. */
function stepBefore(time: TZDate): string {
  const ahead = aheadAt(time.getTime(), time.timeZone);
  let step = time.getTime();
  while (aheadAt(step - MINUTE, time.timeZone) === ahead) step -= MINUTE;
  return `from ${clockAt(step, aheadAt(step - MINUTE, time.timeZone))} to ${clockAt(step, ahead)}`;
}

/** Returns the minutes that a zone's clocks are ahead of UTC. */
function aheadAt(time: number, zone: string | undefined): number {
  return -new TZDate(time, zone).getTimezoneOffset();
}

/** Returns the local time of a clock that is this many minutes ahead of UTC. */
function clockAt(time: number, ahead: number): string {
  return new Date(time + ahead * MINUTE).toISOString().slice(0, '2027-03-28T02:00'.length);
}
