import type { Window } from './report.ts';

export const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const YEAR = 365 * DAY;
const LONGEST = 10 * YEAR;
const LENGTHS = [MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR, 6 * HOUR, DAY, 7 * DAY, 28 * DAY, YEAR];
const MAX_BUCKETS = 48;

/** A window without limits. */
export const always: Window = { from: -Infinity, to: Infinity };

export function isWithin({ from, to }: Window, at: number): boolean {
  return at >= from && at < to;
}

/**
 * Returns the window of the same length that ends where this one begins; `undefined` for a window without an end or a
 * beginning.
 */
export function windowBefore({ from, to }: Window): Window | undefined {
  return Number.isFinite(to - from) ? { from: from - (to - from), to: from } : undefined;
}

/** Returns the window, extended by a margin on both sides: milliseconds. */
export function around({ from, to }: Window, margin: number): Window {
  return { from: from - margin, to: to + margin };
}

/** Returns the window, limited where it is open: to the minutes of the first and the last time seen. */
export function bounded({ from, to }: Window, { first, last }: Extent): Window {
  const isEmpty = first > last;
  const begin = isEmpty ? Math.min(to, 0) : Math.floor(first / MINUTE) * MINUTE;
  const end = isEmpty ? Math.max(from, 0) : (Math.floor(last / MINUTE) + 1) * MINUTE;
  return { from: Number.isFinite(from) ? from : begin, to: Number.isFinite(to) ? to : end };
}

/** The first and the last time seen. */
export class Extent {
  first = Infinity;
  last = -Infinity;

  add(at: number): void {
    if (at < this.first) this.first = at;
    if (at > this.last) this.last = at;
  }
}

/**
 * Splits a bounded window into at most 48 buckets. Their length is a usual one, of at least a minute. The first begins
 * with the window; the last may be shorter.
 */
export function bucketsOf({ from, to }: Window): Window[] {
  const length = LENGTHS.find((each) => (to - from) / each <= MAX_BUCKETS) ?? LONGEST;
  const count = Math.ceil((to - from) / length);
  return Array.from({ length: count }, (_, index) => ({
    from: from + index * length,
    to: Math.min(from + (index + 1) * length, to),
  }));
}
