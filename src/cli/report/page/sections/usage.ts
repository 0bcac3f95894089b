import type { Named } from '../../../../reports/entry.ts';
import { keyOf, shown } from '../../../../reports/named.ts';
import type { Table } from '../../../../reports/report.ts';
import type { UsageResult } from '../../../../reports/usage/result.ts';
import { usageTables } from '../../../../reports/usage/tables.ts';
import { rankedBars, type Bar } from '../charts/ranked-bars.ts';
import type { Html } from '../markup.ts';
import type { Section } from '../section.ts';

const MAX_BARS = 15;
const HOUR = 3_600_000;
const tenths = new Intl.NumberFormat('en', { minimumFractionDigits: 1, maximumFractionDigits: 1 });

export function usageSections(result: UsageResult): Section[] {
  const [instances, volumes, floatingIps, unknown, ignored] = usageTables(result) as [
    Table,
    Table,
    Table,
    Table,
    Table,
  ];
  const ofInstances = hoursOf(result.instances, ({ milliseconds }) => milliseconds);
  const ofVolumes = hoursOf(result.volumes, ({ gigabyteMilliseconds }) => gigabyteMilliseconds);
  const ofIps = hoursOf(result.floatingIps, ({ milliseconds }) => milliseconds);
  return [
    {
      title: 'Usage by project',
      figures: [
        { title: 'Instance hours', chart: ranked(ofInstances, 'h'), table: instances },
        { title: 'Volume gigabyte-hours', chart: ranked(ofVolumes, 'GiB h'), table: volumes },
        { title: 'Floating-IP hours', chart: ranked(ofIps, 'h'), table: floatingIps },
      ],
    },
    {
      title: 'Not in the sums',
      figures: [unknown, ignored].map((table) => ({ title: table.title, table })),
    },
  ];
}

interface ProjectHours {
  readonly project: Named;
  hours: number;
}

function hoursOf<Usage extends { project: Named }>(
  all: readonly Usage[],
  millisecondsOf: (usage: Usage) => number,
): ProjectHours[] {
  const projects = new Map<string, ProjectHours>();
  for (const usage of all) {
    const { project } = usage;
    const known = projects.get(keyOf(project)) ?? { project, hours: 0 };
    known.hours += millisecondsOf(usage) / HOUR;
    projects.set(keyOf(project), known);
  }
  return [...projects.values()].sort((one, other) => other.hours - one.hours);
}

function ranked(all: readonly ProjectHours[], unit: string): Html {
  const bars: Bar[] = all.slice(0, MAX_BARS).map(({ project, hours }) => {
    return { label: shown(project), values: [hours], text: `${tenths.format(hours)} ${unit}` };
  });
  return rankedBars({ series: [{ name: unit, style: 'good' }], bars });
}
