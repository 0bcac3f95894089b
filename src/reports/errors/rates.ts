import type { Rates } from './result.ts';
import type { Tally } from './tally.ts';

/** Returns the availability: the percentage of operations that did not fail by the cloud's fault. */
export function ratesOf({ operations, errors, cloudErrors }: Tally): Rates {
  return { operations, errors, cloudErrors, availability: percentOf(operations - cloudErrors, operations) };
}

/** `undefined` for a whole of 0. */
export function percentOf(part: number, whole: number): number | undefined {
  return whole === 0 ? undefined : (part / whole) * 100;
}
