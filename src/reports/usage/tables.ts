import { shownIn } from '../named.ts';
import type { Cell, Column, Table } from '../report.ts';
import type { InstanceUsage, UnknownUsage, UsageResult, VolumeUsage } from './result.ts';

const HOUR = 3_600_000;
const project: readonly Column[] = [{ name: 'project' }, { name: 'project id' }];

/** Returns the tables of billed usage, and of unknown usage. */
export function usageTables(result: UsageResult): Table[] {
  const { instances, volumes, floatingIps, unknown } = result;
  return [
    {
      title: 'Instance hours by flavor',
      columns: [...project, { name: 'flavor' }, countOf('instances'), hoursOf('hours')],
      rows: instances.map((each) => [...projectOf(each), unlessEmpty(each.flavor), ...countAndHours(each)]),
    },
    {
      title: 'Volume gigabyte-hours by type',
      columns: [...project, { name: 'type' }, countOf('volumes'), hoursOf('hours'), hoursOf('GiB-hours')],
      rows: volumes.map(volumeRow),
    },
    {
      title: 'Floating-IP hours',
      columns: [...project, countOf('floating IPs'), hoursOf('hours')],
      rows: floatingIps.map((each) => [...projectOf(each), ...countAndHours(each)]),
    },
    unknownTable(unknown),
    ignoredTable(result),
  ];
}

function volumeRow(each: VolumeUsage): Cell[] {
  const gigabyteHours = each.gigabyteMilliseconds / HOUR;
  return [...projectOf(each), unlessEmpty(each.volumeType), ...countAndHours(each), gigabyteHours];
}

function unknownTable(unknown: readonly UnknownUsage[]): Table {
  return {
    title: 'Not in the sums: unknown',
    columns: [
      ...[{ name: 'type' }, { name: 'resource' }, ...project, { name: 'unknown' }],
      ...[{ name: 'from', unit: 'time' } as const, { name: 'to', unit: 'time' } as const, hoursOf('at most')],
    ],
    rows: unknown.map((each) => [
      ...[each.type, shownIn(each.resource), ...projectOf(each), reasonOf(each)],
      ...[each.from, each.to, (each.to - each.from) / HOUR],
    ]),
  };
}

function reasonOf({ why, resource }: UnknownUsage): string {
  switch (why) {
    case 'before':
      return 'whether it existed, and its size';
    case 'size':
      return 'its size';
    case 'restored':
      return resource.id === ''
        ? 'which volume this backup was restored to'
        : 'as what: a backup was restored to it';
    case 'count':
      return 'one more that was asked for';
  }
}

function ignoredTable({ ignored }: UsageResult): Table {
  return {
    title: 'Ends that changed nothing',
    columns: [{ name: 'what' }, countOf('count')],
    rows: [
      ['without an id', ignored.withoutId],
      ['created what was there already', ignored.createdTwice],
      ['changed what was gone already', ignored.afterItsEnd],
    ],
  };
}

type Usage = Pick<InstanceUsage, 'project' | 'count' | 'milliseconds'>;

function projectOf({ project: { id, name } }: Pick<Usage, 'project'>): Cell[] {
  return [shownIn({ id, name }), unlessEmpty(id)];
}

function countAndHours({ count, milliseconds }: Usage): Cell[] {
  return [count, milliseconds / HOUR];
}

function unlessEmpty(value: string): Cell {
  return value === '' ? undefined : value;
}

function countOf(name: string): Column {
  return { name, unit: 'count' };
}

function hoursOf(name: string): Column {
  return { name, unit: 'hours' };
}
