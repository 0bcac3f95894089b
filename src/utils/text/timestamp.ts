/**
 * Returns when a notification was emitted, in milliseconds since 1970, or NaN. oslo's timestamps are UTC, usually
 * without a mark.
 */
export function timeOf(timestamp: unknown): number {
  if (typeof timestamp !== 'string') return NaN;
  return OURS.test(timestamp) ? timeOfOurs(timestamp) : timeOfIso(timestamp.replace(' ', 'T'));
}

/** The form of oslo or of a payload: with microseconds, or with milliseconds and a Z. */
const OURS = /^\d{4}-\d\d-\d\d[ T](?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}(?:\d{3}|Z)$/;

let day = '';
let dayBegan = NaN;

/** Notifications that are emitted together are of one day: parsing the day once takes a tenth of the time. */
function timeOfOurs(text: string): number {
  if (!text.startsWith(day) || day === '') {
    day = text.slice(0, 10);
    dayBegan = Date.parse(day);
  }
  const [hours, minutes, seconds] = [digits(text, 11), digits(text, 14), digits(text, 17)];
  const milliseconds = digits(text, 20) * 10 + text.charCodeAt(22) - ZERO;
  return dayBegan + ((hours * 60 + minutes) * 60 + seconds) * 1000 + milliseconds;
}

const ZERO = 0x30;

/** Returns the number of two digits. */
function digits(text: string, at: number): number {
  return (text.charCodeAt(at) - ZERO) * 10 + text.charCodeAt(at + 1) - ZERO;
}

function timeOfIso(text: string): number {
  return Date.parse(/(?:Z|[+-]\d\d:?\d\d)$/.test(text) ? text : `${text}Z`);
}
