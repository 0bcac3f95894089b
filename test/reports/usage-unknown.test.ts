// Usage missing from the sums, because no notification shows it.
import { expect } from 'chai';
import { baselineLines, parseBaseline } from '../../src/reports/usage/baseline-lines.ts';
import type { UnknownUsage } from '../../src/reports/usage/result.ts';
import { UsageReport, type UsageOptions } from '../../src/reports/usage/report.ts';
import { usageTables } from '../../src/reports/usage/tables.ts';
import { entry, type Told } from './told.ts';

const HOUR = 3_600_000;
const day = { from: 0, to: 24 * HOUR };

function reportOf(all: readonly Told[], options: Partial<UsageOptions> = {}): UsageReport {
  const report = new UsageReport({ window: day, ...options });
  for (const told of all) report.add(entry(told));
  return report;
}

/** Returns `[resource, why, from, to]`, in hours. */
function unknownOf(all: readonly Told[], options?: Partial<UsageOptions>): unknown[] {
  return rowsOf(reportOf(all, options).result().unknown);
}

function rowsOf(unknown: readonly UnknownUsage[]): unknown[] {
  return unknown.map(({ resource, why, from, to }) => [
    resource.id || resource.name,
    why,
    from / HOUR,
    to / HOUR,
  ]);
}

/** A request for three instances. */
function create(hour: number, id: string | undefined, more: Told = {}): Told {
  const resource = { ...(id !== undefined && { id }), name: 'web', flavor: { name: 'small' } };
  return { at: hour * HOUR, requestId: 'r1', parameters: { count: 3 }, resource, ...more };
}

function volume(hour: number, action: string, more: Told = {}): Told {
  const resource = { id: 'v9', name: 'db', size: 10, volume_type: 'ssd' };
  return { at: hour * HOUR, type: 'volume', action, resource, ...more };
}

function restore(hour: number, parameters: Readonly<Record<string, unknown>> = { volume_id: 'v9' }): Told {
  const resource = { id: 'b1', name: 'weekly' };
  return {
    at: hour * HOUR,
    type: 'volume_backup',
    action: 'restore',
    resource,
    parameters,
  };
}

const start = { phase: 'start' } as const;
const error = { phase: 'error' } as const;
const missing = ['web', 'count', 1, 24];

describe('what a usage report does not know', () => {
  const orders: [what: string, told: Told[], found: unknown[]][] = [
    ['all of them', [create(1, 'i1'), create(2, 'i2'), create(3, 'i3')], []],
    ['one of three', [create(1, 'i1')], [missing, missing]],
    ['one of three, which was told again', [create(1, 'i1'), create(1, 'i1')], [missing, missing]],
    [
      'two of three, and the start',
      [create(0, undefined, start), create(1, 'i1'), create(1, 'i2')],
      [missing],
    ],
    ['none of what failed', [create(0, undefined, start), create(1, undefined, error)], []],
    ['none of what never ended', [create(0, undefined, start)], []],
    [
      'all of the second try',
      [
        ...[create(0, undefined, start), create(0, undefined, error), create(0, undefined, start)],
        ...[create(1, 'i1'), create(1, 'i2'), create(1, 'i3')],
      ],
      [],
    ],
    [
      'one of each of two orders in one request',
      [...[0, 0].map((hour) => create(hour, undefined, start)), create(1, 'i1'), create(1, 'i2')],
      [missing, missing, missing, missing],
    ],
    [
      'one of each of two requests',
      [create(1, 'i1'), create(1, 'i2', { requestId: 'r2' })],
      Array(4).fill(missing),
    ],
    ['one that was asked for alone', [create(1, 'i1', { parameters: { count: 1 } })], []],
    ['one of a count that is none', [create(1, 'i1', { parameters: { count: 2.5 } })], []],
  ];
  for (const [what, told, found] of orders) {
    it(`is each instance that was asked for with others and not told, where they told ${what}`, () => {
      expect(unknownOf(told)).to.deep.equal(found);
      expect(unknownOf(told.toReversed())).to.deep.equal(found);
    });
  }

  it('is of the owner of what was told, and no list without an end', () => {
    const huge = { parameters: { count: 1e9 }, resource: { id: 'i1', project_id: 'p2' } };
    const { unknown } = reportOf([create(1, 'i1', huge)]).result();
    expect(unknown).to.have.length(1000);
    expect(unknown[0]?.project).to.deep.equal({ id: 'p2', name: '' });
  });

  const restores: [what: string, told: Told[], found: unknown[]][] = [
    ['nothing more is told of', [restore(4)], [['v9', 'restored', 4, 24]]],
    ['is seen later', [restore(4), volume(10, 'delete')], [['v9', 'restored', 4, 10]]],
    ['two backups are restored to', [restore(4), restore(2)], [['v9', 'restored', 2, 24]]],
    ['was seen before', [volume(3, 'attach'), restore(4)], [['v9', 'before', 0, 3]]],
    ['was made before', [volume(3, 'create'), restore(4), volume(9, 'delete')], []],
    [
      'tells later when it was made',
      [
        restore(4),
        volume(6, 'attach', { resource: { id: 'v9', size: 1, created_at: '1970-01-01T02:00:00' } }),
      ],
      [['v9', 'before', 2, 6]],
    ],
    ['nobody told the id of', [restore(4, {})], [['weekly', 'restored', 4, 24]]],
  ];
  for (const [what, told, found] of restores) {
    it(`is a volume that a backup was restored to, from then on, and that ${what}`, () => {
      expect(unknownOf(told)).to.deep.equal(found);
      expect(unknownOf(told.toReversed())).to.deep.equal(found);
    });
  }

  it('is told to the next period as well, until the volume is seen', () => {
    const baseline = parseBaseline([...baselineLines(reportOf([restore(4)]).baseline())]);
    const next = { baseline, window: { from: 24 * HOUR, to: 48 * HOUR } };
    expect(unknownOf([], next)).to.deep.equal([['v9', 'restored', 24, 48]]);
    expect(unknownOf([volume(30, 'attach')], next)).to.deep.equal([['v9', 'restored', 24, 30]]);
    expect(reportOf([volume(30, 'delete')], next).baseline().resources).to.deep.equal([]);
  });

  it('stands in a table, each for as long as it may have been', () => {
    const rows = usageTables(reportOf([create(1, 'i1'), restore(4), restore(5, {})]).result())[3]?.rows;
    const [volumes, instances] = [{ name: 'web', id: 'p1' }, 'web'];
    expect(rows).to.deep.equal([
      ['volume', 'v9', 'web', 'p1', 'as what: a backup was restored to it', 4 * HOUR, 24 * HOUR, 20],
      ['volume', 'weekly', 'web', 'p1', 'which volume this backup was restored to', 5 * HOUR, 24 * HOUR, 19],
      ...[1, 2].map(() => [
        'instance',
        instances,
        volumes.name,
        'p1',
        'one more that was asked for',
        HOUR,
        24 * HOUR,
        23,
      ]),
    ]);
  });

  it('has the name that a volume had when it was theirs', () => {
    const shop = { id: 'p2', name: 'shop' };
    const taken = { type: 'volume_transfer', action: 'accept', resource: { id: 't1', volume_id: 'v9' } };
    const told = [
      volume(3, 'attach'),
      { ...taken, at: 6 * HOUR, project: shop },
      volume(7, 'update', { project: shop, resource: { id: 'v9', name: "the shop's" } }),
    ];
    const { unknown } = reportOf(told).result();
    expect(unknown.map(({ resource }) => resource.name)).to.deep.equal(['db']);
    expect(reportOf(told).baseline().resources[0]?.resource.name).to.equal("the shop's");
  });

  it('is only of those who are wanted, and so is what changed nothing', () => {
    const others = { project: { id: 'p2', name: 'shop' } };
    const isWanted = ({ id }: { id: string }): boolean => id === 'p1';
    const told = [
      ...[create(1, 'i1', others), restore(4, {}), { ...restore(4, {}), ...others }],
      ...[volume(1, 'delete', others), volume(2, 'delete', others), create(1, undefined, others)],
    ];
    const { unknown, ignored } = reportOf(told, { isWanted }).result();
    expect(rowsOf(unknown)).to.deep.equal([['weekly', 'restored', 4, 24]]);
    expect(ignored).to.deep.equal({ withoutId: 0, createdTwice: 0, afterItsEnd: 0 });
  });
});
