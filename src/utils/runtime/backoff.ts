/**
 * Returns the milliseconds to wait before attempt `n` (from 0): doubles up to half a minute, and half of it is random.
 */
export function backoff(n: number, random: () => number = Math.random): number {
  const longest = Math.min(LONGEST, FIRST * 2 ** Math.min(n, 30));
  return longest / 2 + (longest / 2) * random();
}

const FIRST = 100;
const LONGEST = 30_000;
