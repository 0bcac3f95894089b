// When something happened, and how long it took: what the caller says goes first, the clock knows the rest.
import { types } from 'node:util';
import type { Clock } from '../runtime/clock.ts';
import { read } from '../describing/safe-read.ts';

export interface Moment {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** The same by the clock that never goes back. */
  readonly monotonic: number;
  /** Whether the caller said when it was, which the clock that never goes back knows nothing of. */
  readonly isSaid: boolean;
}

/** What timestamps with a year of four digits can tell, from 1970 on. */
const LAST = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

/** When it happened: what `at` of the details says, or now. */
export function momentOf(details: unknown, clock: Clock): Moment {
  const said = timeSaid(read(details, 'at'));
  return { at: said ?? Math.round(clock.now()), monotonic: clock.monotonic(), isSaid: said !== undefined };
}

/** How many seconds it took, as `duration` of the details says, if it can have begun so long before. */
export function durationSaid(details: unknown, { at }: Moment): number | undefined {
  const duration = read(details, 'duration');
  if (typeof duration !== 'number' || !(duration >= 0)) return undefined;
  return isTime(at - duration * 1000) ? inMicroseconds(duration) : undefined;
}

/** How many seconds passed from one moment to another; nothing when they are said to be the other way round. */
export function secondsBetween(from: Moment, to: Moment): number | undefined {
  if (!from.isSaid && !to.isSaid) return inMicroseconds(Math.max(0, to.monotonic - from.monotonic) / 1000);
  return to.at < from.at ? undefined : (to.at - from.at) / 1000;
}

export function isTime(milliseconds: number): boolean {
  return milliseconds >= 0 && milliseconds <= LAST;
}

function timeSaid(at: unknown): number | undefined {
  if (at === undefined) return undefined; // nearly always: to ask whether it is a Date takes longer
  const time = types.isDate(at) ? Date.prototype.getTime.call(at) : at;
  return typeof time === 'number' && isTime(time) ? Math.round(time) : undefined;
}

function inMicroseconds(seconds: number): number {
  return Math.round(seconds * 1e6) / 1e6;
}
