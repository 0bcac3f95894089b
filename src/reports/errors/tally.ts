import { faultOf, type ReportedFault } from '../fault.ts';
import type { Entry } from '../entry.ts';

export const HOUR = 3_600_000;

/** Operations with an outcome, and the errors among them. */
export interface Tally {
  operations: number;
  errors: number;
  /** Those that are the cloud's fault. */
  cloudErrors: number;
}

export function emptyTally(): Tally {
  return { operations: 0, errors: 0, cloudErrors: 0 };
}

/** An operation with its outcome; without a fault, a success. */
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
