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

/** Compared without dividing, which would round. */
export function isBelow(slo: number, { operations, cloudErrors }: Tally): boolean {
  return (operations - cloudErrors) * 100 < slo * operations;
}

export function budgetOf(slo: number, total: Tally): Pick<Objective, 'slo' | 'allowed' | 'budgetLeft'> {
  const allowed = (total.operations * (100 - slo)) / 100;
  const budgetLeft = allowed === 0 ? undefined : ((allowed - total.cloudErrors) / allowed) * 100;
  return { slo, allowed, budgetLeft };
}
