/** Durations in seconds. */
export interface Percentiles {
  readonly count: number;
  readonly p50: number;
  readonly p90: number;
  readonly p99: number;
}

/**
 * Returns percentiles by nearest rank: the smallest value that is not below that percentage of all values. It is a
 * measured value, never an interpolated one. Sorts the values. `undefined` without values.
 */
export function percentilesOf(values: Float64Array): Percentiles | undefined {
  if (values.length === 0) return undefined;
  values.sort();
  const nearest = (percent: number): number => values[Math.ceil((values.length * percent) / 100) - 1] ?? 0;
  return { count: values.length, p50: nearest(50), p90: nearest(90), p99: nearest(99) };
}
