import { InvalidArgumentError, Option } from 'commander';
import { AUDIT_MARGIN, AuditReport } from '../../reports/audit/report.ts';
import { HOLES_RULE, type AuditResult } from '../../reports/audit/result.ts';
import { auditTables } from '../../reports/audit/tables.ts';
import { filterOf } from '../../reports/filter.ts';
import { keptOfRow, keptWhole } from '../../reports/kept.ts';
import { around } from '../../reports/window.ts';
import { Stop } from '../stop.ts';
import { note } from '../terminal.ts';
import { wrapped } from '../text.ts';
import { cadfForm, csvForm, jsonForm, tableForm, type AuditForm } from './audit-forms.ts';
import { printAnswer, type Answer } from './output.ts';
import type { Asked, Opened, Question } from './question.ts';
import type { ReportOptions } from './report-options.ts';
import { AuditRows } from './audit-rows.ts';

const help = `
A row is one operation, printed with its outcome; those without one come last. Holes cover only what the filters
select; without filters audit checks the whole stream.
${wrapped(HOLES_RULE)}
--json writes a line for each row; the last line is {"report", "input", "result"}, as for the other reports.

Examples:
  notify-about report audit /var/lib/notifications --since 7d --csv > audit.csv
  notify-about report audit week.ndjson --user alice --from 2026-11-18 --to 2026-11-19
  notify-about report audit week.ndjson --json | jq 'select(.outcome == "failure")'
  notify-about report audit week.ndjson --cadf > events.ndjson`;

export const audit: Question<AuditResult> = {
  description: 'Who changed what, when, from where, with which outcome, and what is missing.',
  options: [
    new Option('--quiet <time>', 'longest silence of a publisher that is not reported')
      .argParser(duration)
      .default(3_600_000, '1h'),
    new Option('--cadf', 'each notification as an event of CADF (DMTF DSP0262), a line each').conflicts([
      'json',
      'csv',
    ]),
  ],
  help,
  open,
  tables: auditTables,
  standsOut: false,
};

function open({ window, options, who }: Asked): Opened<AuditResult> {
  if (options.html !== undefined)
    throw new Stop('usage', 'audit has a row for each operation, too many for a page: use --csv');
  const isWanted = filterOf(options, who);
  const report = new AuditReport({ window, quiet: Number(options['quiet']), isWanted });
  const rows = new AuditRows(report, formOf(options, { window, isWanted }));
  return {
    report: rows,
    reads: around(window, AUDIT_MARGIN),
    // A CADF event has more than a row.
    kept: options['cadf'] === true ? keptWhole : keptOfRow,
    sees: isWanted,
    // A start may lack members that its outcome has.
    takes: () => true,
    flush: () => rows.flush(),
    print: async (answer, how) => {
      await rows.end();
      await printEnd(answer, how);
    },
  };
}

function formOf(
  { cadf, json, csv, timezone }: ReportOptions,
  taken: Parameters<typeof cadfForm>[0],
): AuditForm {
  if (cadf === true) return cadfForm(taken);
  if (json === true) return jsonForm;
  return csv === true ? csvForm(timezone) : tableForm(timezone);
}

/** Prints the completeness of the audit after the rows, unless the format allows rows only. */
async function printEnd(answer: Answer, how: ReportOptions): Promise<void> {
  note(summaryOf(answer.result as AuditResult));
  if (how.csv !== true && how['cadf'] !== true) await printAnswer(answer, how);
}

function summaryOf({ rows: { success, failure, unknown }, counts }: AuditResult): string {
  const holes = Object.entries(counts).map(([kind, count]) => `${kind} ${String(count)}`);
  const outcomes = `${String(success)} success, ${String(failure)} failure, ${String(unknown)} unknown`;
  return `rows: ${outcomes}; holes: ${holes.join(', ')}`;
}

const units = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

function duration(text: string): number {
  const [, count, unit] = /^(\d{1,6})([smhd])$/.exec(text) ?? [];
  if (unit === undefined) throw new InvalidArgumentError('Expected a duration such as 90s, 15m, 1h or 2d.');
  return Number(count) * units[unit as keyof typeof units];
}
