import { randomUUID } from 'node:crypto';

/** The time and the ids that a notifier uses: tests pass fixed ones. */
export interface Clock {
  /** Milliseconds since 1970, UTC. */
  now(): number;
  /** Milliseconds of a monotonic clock. */
  monotonic(): number;
  /** A new UUID, version 4. */
  newId(): string;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  newId: () => randomUUID(),
};
