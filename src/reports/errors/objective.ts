import type { Tally } from './tally.ts';

/** The availability, compared with an objective. */
export interface Objective {
  /** Percentage of operations that must not fail by the cloud's fault. */
  readonly slo: number;
  /** The number of cloud errors that the objective allows for this number of operations. */
  readonly allowed: number;
  /** Percentage of those still unused; below 0 when there were more errors. `undefined` without operations. */
  readonly budgetLeft: number | undefined;
  /** Hours below the objective, over all users, and hours with activity. */
  readonly hoursBelow: number;
  readonly hours: number;
  /** Users with an hour below the objective, and users with activity. */
  readonly usersBelow: number;
  readonly users: number;
}

// 100 - 99.9 is not 0.1: the allowed share is counted in whole millionths of a percent.
const PERCENT = 1e6;

function shareAllowed(slo: number): number {
  return Math.round((100 - slo) * PERCENT);
}

/** Compares without a division, which would round. */
export function isBelow(slo: number, { operations, cloudErrors }: Tally): boolean {
  return cloudErrors * 100 * PERCENT > operations * shareAllowed(slo);
}

export function budgetOf(slo: number, total: Tally): Pick<Objective, 'slo' | 'allowed' | 'budgetLeft'> {
  const allowed = (total.operations * shareAllowed(slo)) / (100 * PERCENT);
  const budgetLeft = allowed === 0 ? undefined : ((allowed - total.cloudErrors) / allowed) * 100;
  return { slo, allowed, budgetLeft };
}
