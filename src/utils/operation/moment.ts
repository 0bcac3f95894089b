// When something happened, and how long it took: the caller's figures come first, otherwise the clock is read.
import { types } from 'node:util';
import type { Clock } from '../runtime/clock.ts';
import { read } from '../describing/safe-read.ts';

export interface Moment {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** The same moment by the monotonic clock, in milliseconds. */
  readonly monotonic: number;
  /** Whether the caller passed the time: the monotonic clock has no such time. */
  readonly isSaid: boolean;
}

/** The latest time that a timestamp with a four-digit year can express. */
const LAST = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

/** Returns when it happened: the details' `at`, or now. */
export function momentOf(details: unknown, clock: Clock): Moment {
  const said = timeSaid(read(details, 'at'));
  return { at: said ?? Math.round(clock.now()), monotonic: clock.monotonic(), isSaid: said !== undefined };
}

/** Returns the details' `duration` in seconds, if the start would not be out of range. */
export function durationSaid(details: unknown, { at }: Moment): number | undefined {
  const duration = read(details, 'duration');
  if (typeof duration !== 'number' || !(duration >= 0)) return undefined;
  return isTime(at - duration * 1000) ? inMicroseconds(duration) : undefined;
}

/** Returns the seconds between two moments; `undefined` when the caller's times are in the wrong order. */
export function secondsBetween(from: Moment, to: Moment): number | undefined {
  if (!from.isSaid && !to.isSaid) return inMicroseconds(Math.max(0, to.monotonic - from.monotonic) / 1000);
  return to.at < from.at ? undefined : (to.at - from.at) / 1000;
}

export function isTime(milliseconds: number): boolean {
  return milliseconds >= 0 && milliseconds <= LAST;
}

function timeSaid(at: unknown): number | undefined {
  if (at === undefined) return undefined; // nearly always: checking whether it is a Date takes longer
  const time = types.isDate(at) ? Date.prototype.getTime.call(at) : at;
  return typeof time === 'number' && isTime(time) ? Math.round(time) : undefined;
}

function inMicroseconds(seconds: number): number {
  return Math.round(seconds * 1e6) / 1e6;
}
