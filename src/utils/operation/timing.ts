import type { Described } from '../api/details.ts';
import { durationSaid, secondsBetween, type Moment } from './moment.ts';

/** When it was started, and how many seconds it took. */
export interface Timing {
  started_at?: string;
  duration?: number;
}

/** Returns the timing of an end or error. A duration in the details comes first, and also gives the start. */
export function timingOf(details: unknown, end: Moment, start: Moment | undefined): Described<Timing> {
  const said = durationSaid(details, end);
  if (said !== undefined) return { started_at: isoTime(end.at - said * 1000), duration: said };
  if (start === undefined) return {};
  return { started_at: isoTime(start.at), duration: secondsBetween(start, end) };
}

function isoTime(milliseconds: number): string {
  return new Date(Math.round(milliseconds)).toISOString();
}
