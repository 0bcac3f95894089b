import { InvalidArgumentError, Option } from 'commander';
import { ACTIONS_MARGIN, ActionsReport } from '../../reports/actions/report.ts';
import { ACTIONS_RULE, type ActionsResult } from '../../reports/actions/result.ts';
import { actionsTables } from '../../reports/actions/tables.ts';
import { filterOf } from '../../reports/filter.ts';
import { keptOfOutcome } from '../../reports/kept.ts';
import { wrapped } from '../text.ts';
import { actionsSections } from './page/sections/actions.ts';
import type { Question } from './question.ts';

const help = `
${wrapped(ACTIONS_RULE)}
All that was told before the window is read too: it says who is new. Without a window nobody can be called new.

Examples:
  notify-about report actions week.ndjson --from 2026-11-18 --to 2026-11-19
  notify-about report actions /var/lib/notifications --since 7d --top 50
  notify-about report actions week.ndjson --json | jq '.result.pairs[:5]'`;

export const actions: Question<ActionsResult> = {
  description:
    'What people do: who does what how often, what follows what, where they give up, who comes back.',
  options: [
    new Option('--top <n>', 'how many paths, and how many of users and what they do')
      .argParser(count)
      .default(20),
  ],
  help,
  open: ({ window, options, who }) => ({
    sees: filterOf(options, who),
    report: new ActionsReport({ window, top: Number(options['top']) }),
    kept: keptOfOutcome,
    reads: { from: -Infinity, to: window.to + ACTIONS_MARGIN },
  }),
  tables: actionsTables,
  standsOut: true,
  sections: actionsSections,
  rules: [ACTIONS_RULE],
};

function count(text: string): number {
  if (/^[1-9]\d{0,4}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('Expected a whole number from 1 to 99999.');
}
