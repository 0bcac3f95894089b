import { timeOf } from '../utils/text/timestamp.ts';

const FIRST = Date.UTC(1970, 0, 1);
const LAST = Date.UTC(9999, 11, 31);

/** The day in UTC at a time, in milliseconds since 1970: `2026-11-22`. The nearest one of those that can be kept. */
export function dayAt(time: number): string {
  return new Date(Math.min(Math.max(time, FIRST), LAST)).toISOString().slice(0, 10);
}

/** The day that a notification says that it was told on; the day of `now` when it says none. */
export function dayOf(timestamp: unknown, now: number): string {
  const time = timeOf(timestamp);
  return dayAt(time >= FIRST && time <= LAST ? time : now);
}
