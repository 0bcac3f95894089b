import { ACTIONS_MARGIN } from '../../reports/actions/report.ts';
import { ACTIONS_RULE } from '../../reports/actions/result.ts';
import { actionsTables } from '../../reports/actions/tables.ts';
import { errorsTables } from '../../reports/errors/tables.ts';
import { BLAME_RULE } from '../../reports/fault.ts';
import { filterOf } from '../../reports/filter.ts';
import { keptOfOutcome } from '../../reports/kept.ts';
import { OverviewReport, type OverviewResult } from '../../reports/overview.ts';
import { responseTimesTables } from '../../reports/response-times/tables.ts';
import { windowBefore } from '../../reports/window.ts';
import { sloOf, sloOption } from './errors.ts';
import { actionsSections } from './page/sections/actions.ts';
import { errorsSections } from './page/sections/errors.ts';
import { responseTimesSections } from './page/sections/response-times.ts';
import type { Question } from './question.ts';

const help = `
The results of errors, response-times and actions, from one reading. Its page is for managers: anomalies come first.

Examples:
  notify-about report overview week.ndjson --slo 99.5 --html week.html
  notify-about report overview week.ndjson --project web --timezone Europe/Berlin --html web.html`;

export const overview: Question<OverviewResult> = {
  description: 'Errors, response times and actions together.',
  options: [sloOption()],
  help,
  open: ({ window, options, who }) => ({
    sees: filterOf(options, who),
    report: new OverviewReport({ window, ...sloOf(options) }),
    kept: keptOfOutcome,
    reads: { from: windowBefore(window)?.from ?? window.from, to: window.to + ACTIONS_MARGIN },
  }),
  tables: ({ errors, responseTimes, actions }) => [
    ...errorsTables(errors),
    ...responseTimesTables(responseTimes),
    ...actionsTables(actions),
  ],
  standsOut: true,
  sections: ({ errors, responseTimes, actions }, view) => [
    ...errorsSections(errors, view),
    ...responseTimesSections(responseTimes, view),
    ...actionsSections(actions),
  ],
  rules: [BLAME_RULE, ACTIONS_RULE],
};
