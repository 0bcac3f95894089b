import { faultOf, type ReportedFault } from '../fault.ts';
import type { Entry } from '../entry.ts';

export const HOUR = 3_600_000;

/** Operations that came to an outcome, and how many of them went wrong. */
export interface Tally {
  operations: number;
  /** All errors. */
  errors: number;
  /** Those of them that are the cloud's. */
  cloudErrors: number;
}

export function emptyTally(): Tally {
  return { operations: 0, errors: 0, cloudErrors: 0 };
}

/** An operation that came to its outcome; without a fault, it went well. */
export interface Outcome {
  readonly entry: Entry;
  readonly fault: ReportedFault | undefined;
}

export function outcomeOf(entry: Entry): Outcome {
  return { entry, fault: entry.phase === 'error' ? faultOf(entry.payload) : undefined };
}

export function count(tally: Tally, { entry, fault }: Outcome): void {
  tally.operations += entry.count;
  if (fault === undefined) return;
  tally.errors += entry.count;
  if (fault.blame === 'cloud') tally.cloudErrors += entry.count;
}
