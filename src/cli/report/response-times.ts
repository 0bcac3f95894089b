import { filterOf } from '../../reports/filter.ts';
import { keptOfOutcome } from '../../reports/kept.ts';
import { ResponseTimesReport } from '../../reports/response-times/report.ts';
import type { ResponseTimesResult } from '../../reports/response-times/result.ts';
import { responseTimesTables } from '../../reports/response-times/tables.ts';
import { windowBefore } from '../../reports/window.ts';
import { responseTimesSections } from './page/sections/response-times.ts';
import type { Question } from './question.ts';

const help = `
Percentiles are exact, by nearest rank. They cover successful operations; failures are counted beside them, since a
refusal is quick. With --since, or --from and --to, they are compared with the preceding window of the same length.

Examples:
  notify-about report response-times today.ndjson --since 2h
  notify-about report response-times week.ndjson --resource volume
  notify-about report response-times week.ndjson --from 2026-11-18 --to 2026-11-19 --csv`;

export const responseTimes: Question<ResponseTimesResult> = {
  description: 'Response times: p50, p90, p99 by action and over time, and the change.',
  help,
  open: ({ window, options, who }) => ({
    sees: filterOf(options, who),
    report: new ResponseTimesReport({ window }),
    kept: keptOfOutcome,
    reads: { from: windowBefore(window)?.from ?? window.from, to: window.to },
  }),
  tables: responseTimesTables,
  standsOut: true,
  sections: responseTimesSections,
};
