import type { Answers } from './answers/answers.ts';
import type { Baseline } from '../src/reports/usage/baseline.ts';
import { Simulation } from './simulation.ts';

export interface WeekOptions {
  /** The same seed gives the same lines. Default 1. */
  readonly seed?: number | undefined;
  /** How many people use the cloud. Default 300; with a `count`, as many as tell so much in about a week. */
  readonly users?: number | undefined;
  /** How many days the stream has, from Monday on. Default 7; with a `count`, as many as it takes. */
  readonly days?: number | undefined;
  /** End when so many notifications were told. Bad input does not count. */
  readonly count?: number | undefined;
  /** Whether bad input is mixed in. */
  readonly bad?: boolean | undefined;
}

export interface Week {
  /** NDJSON, a line each without its end, as `tail --json` writes it. Can be gone through once. */
  readonly lines: Iterable<string>;
  /** What is true of the lines that were taken until now. */
  readonly answers: () => Answers;
  /** What there was before the first line. */
  readonly baseline: Baseline;
}

/**
 * A cloud's week: what its users do at the dashboard, told by the functions of this package, and what is true of it.
 *
 * @example
 * ```ts
 * import { week } from './week.ts';
 *
 * const { lines, answers } = week({ seed: 7, users: 50 });
 * for (const line of lines) console.log(line);
 * console.error(answers().operations['volume.create']);
 * ```
 */
export function week({ seed = 1, users, days, count, bad = false }: WeekOptions = {}): Week {
  const simulation = new Simulation(seed, users ?? usersFor(count));
  const end = { days: days ?? (count === undefined ? 7 : Infinity), count: count ?? Infinity };
  return {
    lines: bad ? simulation.badLines(end) : simulation.lines(end),
    answers: () => simulation.answers(end),
    baseline: simulation.baseline,
  };
}

/** How many notifications a user tells in a week, on average; a little less, so that a week is enough. */
const NOTIFICATIONS_A_USER = 125;

function usersFor(count: number | undefined): number {
  return count === undefined ? 300 : Math.ceil(count / NOTIFICATIONS_A_USER);
}
