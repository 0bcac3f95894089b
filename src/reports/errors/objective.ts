import type { Tally } from './tally.ts';

/** How the availability stands against an objective. */
export interface Objective {
  /** Percent of the operations that must not fail by the cloud's fault. */
  readonly slo: number;
  /** How many errors of the cloud it allows, of as many operations as there were. */
  readonly allowed: number;
  /** Percent of those that were not used; below 0 when there were more. Nothing without an operation. */
  readonly budgetLeft: number | undefined;
  /** Hours in which all users together were below it, of those in which something was done. */
  readonly hoursBelow: number;
  readonly hours: number;
  /** Users who had an hour below it, of those who did something. */
  readonly usersBelow: number;
  readonly users: number;
}

// 100 - 99.9 is not 0.1: what may fail is counted in whole millionths of a percent.
const PERCENT = 1e6;

function shareAllowed(slo: number): number {
  return Math.round((100 - slo) * PERCENT);
}

/** Compared without dividing, which would round. */
export function isBelow(slo: number, { operations, cloudErrors }: Tally): boolean {
  return cloudErrors * 100 * PERCENT > operations * shareAllowed(slo);
}

export function budgetOf(slo: number, total: Tally): Pick<Objective, 'slo' | 'allowed' | 'budgetLeft'> {
  const allowed = (total.operations * shareAllowed(slo)) / (100 * PERCENT);
  const budgetLeft = allowed === 0 ? undefined : ((allowed - total.cloudErrors) / allowed) * 100;
  return { slo, allowed, budgetLeft };
}
