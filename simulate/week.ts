import type { Answers } from './answers/answers.ts';
import type { Baseline } from '../src/reports/usage/baseline.ts';
import { Simulation } from './simulation.ts';

export interface WeekOptions {
  /** The same seed gives the same lines. Default 1. */
  readonly seed?: number | undefined;
  /** The number of users. Default 300; with a `count`, as many as emit that number in about a week. */
  readonly users?: number | undefined;
  /** The number of days, from Monday on. Default 7; with a `count`, as many as it takes. */
  readonly days?: number | undefined;
  /** The number of notifications after which to end. Bad input does not count. */
  readonly count?: number | undefined;
  /** Whether to mix in bad input. */
  readonly bad?: boolean | undefined;
}

export interface Week {
  /** NDJSON lines without their ends, as `tail --json` writes them. Can be iterated once. */
  readonly lines: Iterable<string>;
  /** Returns the true figures of the lines taken so far. */
  readonly answers: () => Answers;
  /** The resources from before the first line. */
  readonly baseline: Baseline;
}

/**
 * Simulates a cloud's week: the users' operations at the dashboard, emitted by the functions of this package, with
 * the true figures.
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

/** Notifications of a user in a week, on average; a little less, so that a week is enough. */
const NOTIFICATIONS_A_USER = 125;

function usersFor(count: number | undefined): number {
  return count === undefined ? 300 : Math.ceil(count / NOTIFICATIONS_A_USER);
}
