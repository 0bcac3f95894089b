import type { Rates } from './result.ts';
import type { Tally } from './tally.ts';

/** How many percent of the operations did not fail by the cloud's fault. */
export function ratesOf({ operations, errors, cloudErrors }: Tally): Rates {
  return { operations, errors, cloudErrors, availability: percentOf(operations - cloudErrors, operations) };
}

/** Nothing of nothing. */
export function percentOf(part: number, whole: number): number | undefined {
  return whole === 0 ? undefined : (part / whole) * 100;
}
