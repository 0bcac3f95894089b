import { timeOf } from '../utils/text/timestamp.ts';
import type { Entry } from './entry.ts';

/**
 * Returns the time of the start, as its outcome has it: milliseconds since 1970, UTC. `undefined` for a single
 * notification.
 */
export function startedAtOf({ duration, payload }: Entry): number | undefined {
  const at = duration === undefined ? NaN : timeOf(payload['started_at']);
  return Number.isNaN(at) ? undefined : at;
}
