import { Option } from 'commander';
import { readFileSync, writeFileSync } from 'node:fs';
import { lastCompletedAuditPeriod } from '../../reports/audit-period.ts';
import type { Named } from '../../reports/entry.ts';
import { filterOf } from '../../reports/filter.ts';
import type { Window } from '../../reports/report.ts';
import { baselineLines, parseBaseline } from '../../reports/usage/baseline-lines.ts';
import type { Baseline } from '../../reports/usage/baseline.ts';
import { ownerOf } from '../../reports/usage/changes.ts';
import { UsageReport } from '../../reports/usage/report.ts';
import type { UsageResult } from '../../reports/usage/result.ts';
import { usageTables } from '../../reports/usage/tables.ts';
import { harmlessJson } from '../json.ts';
import { Stop } from '../stop.ts';
import { usageSections } from './page/sections/usage.ts';
import type { Asked, Opened, Question } from './question.ts';
import type { ReportOptions } from './report-options.ts';

const help = `
An instance counts from its creation to its deletion, also while stopped, but not while shelved; a volume with its latest
size and type; a floating IP whether associated or not. Only ends count, at their timestamp. --project is the owner of
the resource. Periods are Nova's and Cinder's audit periods, in UTC: the last complete one.

Examples:
  notify-about report usage /var/lib/notifications --period month --baseline october.ndjson --write-baseline november.ndjson
  notify-about report usage /var/lib/notifications --period day@18 --csv
  notify-about report usage week.ndjson --from 2026-11-16 --to 2026-11-23 --project web`;

/** Usage depends on all actions on a resource, by any user and in any view. */
const refuses: readonly string[] = ['user', 'view', 'resource'];

export const usage: Question<UsageResult> = {
  description: 'Usage of each project: hours of instances, volumes and floating IPs.',
  options: [
    new Option(
      '--period <period>',
      'hour, day, month or year, with an offset such as day@18 or month@15',
    ).conflicts(['since', 'from', 'to']),
    new Option('--baseline <file>', 'resources at the beginning, as --write-baseline wrote them'),
    new Option('--write-baseline <file>', 'write the resources at the end, for the next --baseline'),
  ],
  refuses,
  help,
  open,
  tables: usageTables,
  // An invoice shows usage, and not how the cloud was.
  standsOut: false,
  sections: usageSections,
};

/** The options of this report alone. */
interface UsageFlags {
  readonly period?: string;
  readonly baseline?: string;
  readonly writeBaseline?: string;
}

function open({ window: asked, options, who: { projects } }: Asked): Opened<UsageResult> {
  refuseOthers(options);
  const { period, baseline: file, writeBaseline } = options as UsageFlags;
  const window = period === undefined ? boundedOnly(asked) : lastCompletedAuditPeriod(period, Date.now());
  const baseline = file === undefined ? undefined : baselineIn(file);
  for (const { project } of baseline?.resources ?? []) projects.learn(project);
  const { region, project } = options;
  const isWanted = (owner: Named): boolean => project === undefined || projects.has(owner, project);
  const isOfRegion = filterOf(region === undefined ? {} : { region });
  const report = new UsageReport({ window, isWanted, ...(baseline && { baseline }) });
  return {
    report,
    window,
    reads: { from: baseline?.at ?? -Infinity, to: window.to },
    sees: (what) => isOfRegion(what) && isWanted(ownerOf(what)),
    // The next baseline covers all projects.
    takes: isOfRegion,
    ended: () => {
      if (writeBaseline !== undefined) write(writeBaseline, report.baseline());
    },
  };
}

function refuseOthers(options: ReportOptions): void {
  const given = refuses.find((name) => options[name] !== undefined);
  if (given !== undefined)
    throw new Stop('usage', `--${given} does not apply to usage, which accepts --project and --region`);
  if (options.region !== undefined && options['baseline'] !== undefined)
    throw new Stop('usage', 'a baseline has no regions: use --region or --baseline, not both');
}

function boundedOnly(window: Window): Window {
  if (Number.isFinite(window.to - window.from)) return window;
  throw new Stop('usage', 'usage needs a beginning and an end: set --period, --since, or --from and --to');
}

function baselineIn(file: string): Baseline {
  return parseBaseline(readFileSync(file, 'utf8').split('\n'));
}

function write(file: string, baseline: Baseline): void {
  writeFileSync(file, [...baselineLines(baseline)].map((line) => `${harmlessJson(line)}\n`).join(''));
}
