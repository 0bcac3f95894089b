// The simulated week that most tests use: it takes seconds to make.
import type { Answers } from '../../simulate/answers/answers.ts';
import { week } from '../../simulate/week.ts';
import { baselineLines, parseBaseline } from '../../src/reports/usage/baseline-lines.ts';
import type { Baseline } from '../../src/reports/usage/baseline.ts';
import { madeOnce } from '../run-folder.ts';

export interface MadeWeek {
  readonly lines: readonly string[];
  readonly answers: Answers;
  readonly baseline: Baseline;
}

/** Returns the week of `npm run simulate -- --users 60`. */
export function madeWeek(): MadeWeek {
  return made(false);
}

/** Returns the week with every kind of bad input. */
export function madeBadWeek(): MadeWeek {
  return made(true);
}

function made(bad: boolean): MadeWeek {
  const text = madeOnce(bad ? 'bad-week.json' : 'week.json', () => {
    const { lines, answers, baseline } = week({ users: 60, bad });
    return JSON.stringify({ lines: [...lines], answers: answers(), baseline: [...baselineLines(baseline)] });
  });
  const { lines, answers, baseline } = JSON.parse(text) as {
    lines: string[];
    answers: Answers;
    baseline: string[];
  };
  return { lines, answers, baseline: parseBaseline(baseline) };
}
