import { formatDistanceStrict } from 'date-fns/formatDistanceStrict';

/** `15 minutes ago`; nothing of a time that is none. */
export function ageOf(time: number, now: number): string {
  return Number.isNaN(time) ? '' : formatDistanceStrict(time, now, { addSuffix: true });
}
