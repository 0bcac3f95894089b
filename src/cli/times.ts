import { formatDistanceStrict } from 'date-fns/formatDistanceStrict';

/** Returns `15 minutes ago`; empty for `NaN`. */
export function ageOf(time: number, now: number): string {
  return Number.isNaN(time) ? '' : formatDistanceStrict(time, now, { addSuffix: true });
}
