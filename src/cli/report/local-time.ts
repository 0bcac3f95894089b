import { TZDate } from '@date-fns/tz';

const MINUTE = 60_000; // milliseconds
const QUARTER = 15 * MINUTE;

let last = { quarter: NaN, zone: '', minutes: 0 };

/** A time (milliseconds since 1970, UTC) in ISO 8601, with the offset of the time zone: a million of them in a second. */
export function isoOf(time: number, zone: string): string {
  const minutes = offsetAt(time, zone);
  const local = new Date(time + minutes * MINUTE).toISOString().slice(0, -1);
  const ahead = Math.abs(minutes);
  return `${local}${minutes < 0 ? '-' : '+'}${twoDigits(Math.floor(ahead / 60))}:${twoDigits(ahead % 60)}`;
}

// Zones change their offset at a quarter of an hour, and to ask for it takes long.
function offsetAt(time: number, zone: string): number {
  const quarter = Math.floor(time / QUARTER);
  if (quarter !== last.quarter || zone !== last.zone)
    last = { quarter, zone, minutes: -new TZDate(time, zone).getTimezoneOffset() };
  return last.minutes;
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}
