import type { Clock } from './clock.ts';
import type { Start } from './operation.ts';

/** When it was started, and how many seconds it took. */
export interface Timing {
  started_at?: string;
  duration?: number;
}

export function timingSince(start: Start | undefined, clock: Clock): Timing {
  if (start === undefined) return {};
  const seconds = Math.max(0, clock.monotonic() - start.monotonic) / 1000;
  return { started_at: new Date(start.at).toISOString(), duration: Math.round(seconds * 1e6) / 1e6 };
}
