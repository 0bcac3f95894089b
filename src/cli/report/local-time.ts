import { TZDate } from '@date-fns/tz';

const MINUTE = 60_000; // milliseconds
const QUARTER = 15 * MINUTE;

let last = { quarter: NaN, zone: '', minutes: 0 };
let minute = { began: NaN, zone: '', head: '', tail: '' };

/**
 * Returns a time (milliseconds since 1970, UTC) in ISO 8601, with the offset of the time zone: some millions per
 * second.
 */
export function isoOf(time: number, zone: string): string {
  // Consecutive times are mostly of the same minute.
  const began = Math.floor(time / MINUTE) * MINUTE;
  if (began !== minute.began || zone !== minute.zone) minute = minuteOf(began, zone);
  const milliseconds = String(100_000 + Math.floor(time - began));
  return `${minute.head}${milliseconds.slice(1, 3)}.${milliseconds.slice(3)}${minute.tail}`;
}

/** Returns the texts before and after the seconds of a minute. */
function minuteOf(began: number, zone: string): typeof minute {
  const minutes = offsetAt(began, zone);
  const head = new Date(began + minutes * MINUTE).toISOString().slice(0, -'00.000Z'.length);
  const ahead = Math.abs(minutes);
  const tail = `${minutes < 0 ? '-' : '+'}${twoDigits(Math.floor(ahead / 60))}:${twoDigits(ahead % 60)}`;
  return { began, zone, head, tail };
}

// Offsets change only at a quarter of an hour, and to look one up takes long.
function offsetAt(time: number, zone: string): number {
  const quarter = Math.floor(time / QUARTER);
  if (quarter !== last.quarter || zone !== last.zone)
    last = { quarter, zone, minutes: -new TZDate(time, zone).getTimezoneOffset() };
  return last.minutes;
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}
