import { timeOf } from '../utils/text/timestamp.ts';
import type { Entry } from './entry.ts';

/** When its start was told, as an outcome says: milliseconds since 1970, UTC. Nothing of what is told once. */
export function startedAtOf({ duration, payload }: Entry): number | undefined {
  const at = duration === undefined ? NaN : timeOf(payload['started_at']);
  return Number.isNaN(at) ? undefined : at;
}
