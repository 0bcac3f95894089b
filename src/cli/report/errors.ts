import { InvalidArgumentError, Option } from 'commander';
import { ErrorsReport } from '../../reports/errors/report.ts';
import type { ErrorsResult } from '../../reports/errors/result.ts';
import { errorsTables } from '../../reports/errors/tables.ts';
import { BLAME_RULE } from '../../reports/fault.ts';
import { filterOf } from '../../reports/filter.ts';
import { keptOfOutcome } from '../../reports/kept.ts';
import { wrapped } from '../text.ts';
import { errorsSections } from './page/sections/errors.ts';
import type { Question } from './question.ts';
import type { ReportOptions } from './report-options.ts';

const help = `
An operation counts when it has an end or an error.
${wrapped(BLAME_RULE)}
Availability counts only the cloud's errors; "without any error" counts all. Hours start at the beginning of the window;
without a window they are hours of UTC.

Examples:
  notify-about report errors today.ndjson --slo 99.5
  notify-about report errors week.ndjson --from 2026-11-18 --to 2026-11-19 --timezone Europe/Berlin
  notify-about report errors - --resource volume --json < today.ndjson | jq .result.total`;

export const errors: Question<ErrorsResult> = {
  description: 'Errors by action, fault and status, affected users, and availability.',
  options: [sloOption()],
  help,
  open: ({ window, options, who }) => ({
    sees: filterOf(options, who),
    report: new ErrorsReport({ window, ...sloOf(options) }),
    kept: keptOfOutcome,
    reads: window,
  }),
  tables: errorsTables,
  standsOut: true,
  sections: errorsSections,
  rules: [BLAME_RULE],
};

export function sloOption(): Option {
  return new Option(
    '--slo <percent>',
    'the objective: percent of operations without an error of the cloud',
  ).argParser(percent);
}

export function sloOf({ slo }: ReportOptions): { slo?: number } {
  return typeof slo === 'number' ? { slo } : {};
}

function percent(text: string): number {
  const number = Number(text);
  if (text.trim() !== '' && number > 0 && number < 100) return number;
  throw new InvalidArgumentError('Expected a percentage above 0 and below 100.');
}
