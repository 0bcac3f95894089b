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
Notifications before the window are read too, to find new users. Without a window no user counts as new.

Examples:
  notify-about report actions week.ndjson --from 2026-11-18 --to 2026-11-19
  notify-about report actions /var/lib/notifications --since 7d --top 50
  notify-about report actions week.ndjson --json | jq '.result.pairs[:5]'`;

export const actions: Question<ActionsResult> = {
  description:
    'How people use the dashboard: actions by view and user, sequences, abandoned operations, returning users.',
  options: [
    new Option('--top <n>', 'the number of sequences, and of users and their actions')
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
