import { TZDate } from '@date-fns/tz';
import { format } from 'date-fns/format';
import type { Window } from '../../../reports/report.ts';

const DAY = 86_400_000;

/** Returns `Wednesday 18 November 2026 13:00`. */
export function moment(at: number, zone: string): string {
  return format(new TZDate(at, zone), 'EEEE d MMMM yyyy HH:mm');
}

/** Returns `Wednesday 18 November 13:00 to 14:00`. */
export function span({ from, to }: Window, zone: string): string {
  const pattern = to - from < DAY ? 'HH:mm' : 'EEEE d MMMM HH:mm';
  return `${format(new TZDate(from, zone), 'EEEE d MMMM HH:mm')} to ${format(new TZDate(to, zone), pattern)}`;
}

/** Returns `Thursday 19 November`, with the time if it does not begin at midnight. */
export function day(from: number, zone: string): string {
  const at = new TZDate(from, zone);
  return format(at, at.getHours() + at.getMinutes() === 0 ? 'EEEE d MMMM' : "EEEE d MMMM 'from' HH:mm 'on'");
}
