import { timeOf } from '../utils/text/timestamp.ts';

const FIRST = Date.UTC(1970, 0, 1);
const LAST = Date.UTC(9999, 11, 31);

/** Returns the day in UTC of a time in milliseconds since 1970: `2026-11-22`, or the nearest day that can be kept. */
export function dayAt(time: number): string {
  return new Date(Math.min(Math.max(time, FIRST), LAST)).toISOString().slice(0, 10);
}

/** Returns the day of a notification's timestamp, or of `now` if that is not valid. */
export function dayOf(timestamp: unknown, now: number): string {
  const time = timeOf(timestamp);
  return dayAt(time >= FIRST && time <= LAST ? time : now);
}
