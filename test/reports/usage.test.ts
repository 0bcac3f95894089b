import { expect } from 'chai';
import fc from 'fast-check';
import { UsageReport } from '../../src/reports/usage/report.ts';
import { usageTables } from '../../src/reports/usage/tables.ts';
import type { UsageResult } from '../../src/reports/usage/result.ts';
import { anyInstanceOrVolume, slowUsage } from './slow-usage.ts';
import { entry, window, type Told } from './told.ts';

const HOUR = 3_600_000;
const day = { from: 0, to: 24 * HOUR };

function usageOf(all: readonly Told[], on = day): UsageResult {
  const report = new UsageReport({ window: on });
  for (const told of all) report.add(entry(told));
  return report.result();
}

function instance(hour: number, action: string, more: Told = {}): Told {
  return {
    at: hour * HOUR,
    type: 'instance',
    action,
    resource: { id: 'i1', flavor: { name: 'small' } },
    ...more,
  };
}

function volume(hour: number, action: string, parameters: Told['parameters'] = {}, more: Told = {}): Told {
  const resource = { id: 'v1', size: 10, volume_type: 'ssd' };
  return { at: hour * HOUR, type: 'volume', action, resource, parameters, ...more };
}

const volumeOf = (type: string): Record<string, unknown> => ({ id: 'v1', size: 1, volume_type: type });
/** A notification after a change does not show the state before it. */
const sameMillisecond: Told[] = [
  { ...volume(0, 'extend', { new_size: 6 }, { resource: volumeOf('f1') }), at: 30 },
  { ...volume(0, 'update', {}, { resource: volumeOf('f3') }), at: 30 },
];

/** Returns `flavor: hours`. */
function hours({ instances }: UsageResult): Record<string, number> {
  return Object.fromEntries(instances.map((each) => [each.flavor, each.milliseconds / HOUR]));
}

/** Returns `type: GiB-hours`. */
function gigabyteHours({ volumes }: UsageResult): Record<string, number> {
  return Object.fromEntries(volumes.map((each) => [each.volumeType, each.gigabyteMilliseconds / HOUR]));
}

describe('the usage report', () => {
  it('counts an instance from its creation to its deletion, stopped or not', () => {
    const result = usageOf([instance(2, 'create'), instance(3, 'stop'), instance(8, 'delete')]);
    expect(hours(result)).to.deep.equal({ small: 6 });
    expect(result.unknown).to.deep.equal([]);
  });

  it('counts one that is shelved only when it is unshelved again', () => {
    expect(
      hours(usageOf([instance(2, 'create'), instance(5, 'shelve'), instance(20, 'unshelve')])),
    ).to.deep.equal({
      small: 3 + 4,
    });
  });

  it('counts the new flavor from the end of a resize, by the name that the flavor has elsewhere, and back', () => {
    const parameters = { old_flavor_id: '1', old_flavor_name: 'small', new_flavor_id: '2' };
    const told = [
      instance(0, 'create'),
      instance(4, 'resize', { parameters }),
      instance(10, 'revert_resize'),
    ];
    expect(hours(usageOf(told))).to.deep.equal({ small: 4 + 14, 2: 6 });
    const flavor = { type: 'flavor', action: 'create', at: 0, resource: { id: '2', name: 'large' } };
    expect(hours(usageOf([...told, flavor]))).to.deep.equal({ small: 4 + 14, large: 6 });
  });

  it('lets an error and a start change nothing', () => {
    const told = [
      instance(0, 'create', { phase: 'start' }),
      instance(1, 'create', { phase: 'error' }),
      instance(2, 'create'),
      instance(3, 'delete', { phase: 'error' }),
    ];
    expect(hours(usageOf(told))).to.deep.equal({ small: 22 });
  });

  it('counts the gigabytes of a volume as it grows and changes its type', () => {
    const told = [
      volume(0, 'create'),
      volume(4, 'extend', { orig_size: 10, new_size: 30 }),
      volume(8, 'retype', { volume_type: 'hdd' }),
      volume(10, 'delete'),
    ];
    expect(gigabyteHours(usageOf(told))).to.deep.equal({ ssd: 40 + 120, hdd: 60 });
  });

  it('bills a volume to the project that took it over', () => {
    const taken = { type: 'volume_transfer', action: 'accept', resource: { id: 't1', volume_id: 'v1' } };
    const result = usageOf([
      volume(0, 'create'),
      { ...taken, at: 6 * HOUR, project: { id: 'p2', name: 'shop' } },
    ]);
    expect(
      result.volumes.map(({ project, milliseconds }) => [project.name, milliseconds / HOUR]),
    ).to.deep.equal([
      ['shop', 18],
      ['web', 6],
    ]);
  });

  it('bills what an administrator does to its owner', () => {
    const resource = { id: 'f1', name: '198.51.100.7', project_id: 'p2' };
    const told = { type: 'floating_ip', resource, user: { id: 'root', name: 'root' } };
    const result = usageOf([
      { ...told, action: 'allocate', at: HOUR },
      { ...told, action: 'release', at: 3 * HOUR },
      { ...told, type: 'network', action: 'create', project: { id: 'p2', name: 'shop' } },
    ]);
    expect(result.floatingIps).to.deep.equal([
      { project: { id: 'p2', name: 'shop' }, count: 1, milliseconds: 2 * HOUR },
    ]);
  });

  it('says of what it saw deleted, and never saw made, that it is unknown and for how long at most', () => {
    const made = new Date(5 * HOUR).toISOString().replace('Z', '');
    const result = usageOf([
      instance(9, 'delete'),
      instance(7, 'stop', { resource: { id: 'i2', created_at: made, flavor: { name: 'small' } } }),
    ]);
    expect(
      result.unknown.map(({ resource, why, from, to }) => [resource.id, why, from / HOUR, to / HOUR]),
    ).to.deep.equal([
      ['i1', 'before', 0, 9],
      ['i2', 'before', 5, 7],
    ]);
    expect(hours(result)).to.deep.equal({ small: 17 });
  });

  it('says of a volume whose size nobody told that its size is unknown', () => {
    const { unknown } = usageOf([volume(3, 'create', {}, { resource: { id: 'v1', size: 'large' } })]);
    expect(unknown.map(({ why, from, to }) => [why, from / HOUR, to / HOUR])).to.deep.equal([
      ['size', 3, 24],
    ]);
  });

  it('counts what it could not use', () => {
    const { ignored } = usageOf([
      instance(1, 'create', { resource: { name: 'db' } }),
      ...[instance(1, 'create'), instance(2, 'create'), instance(3, 'delete'), instance(4, 'delete')],
    ]);
    expect(ignored).to.deep.equal({ withoutId: 1, createdTwice: 1, afterItsEnd: 1 });
  });

  it('is the same when entries come in another order', () => {
    const told = [
      instance(2, 'create'),
      instance(5, 'shelve'),
      instance(20, 'unshelve'),
      instance(22, 'delete'),
    ];
    expect(usageOf(told.toReversed())).to.deep.equal(usageOf(told));
  });

  it('gives the figures of a slow, obvious computation', () => {
    fc.assert(
      fc.property(fc.array(anyInstanceOrVolume, { maxLength: 25 }), (told) => {
        const entries = told.map(entry);
        const report = new UsageReport({ window });
        for (const each of entries) report.add(each);
        expect(slowUsage(entries, window)).to.deep.equal(inLines(report.result()));
      }),
      { numRuns: 1000, examples: [[sameMillisecond]] },
    );
  });

  it('has tables with hours', () => {
    const [instances, volumes] = usageTables(usageOf([instance(21, 'create'), volume(22, 'create')]));
    expect(instances?.rows).to.deep.equal([['web', 'p1', 'small', 1, 3]]);
    expect(volumes?.rows).to.deep.equal([['web', 'p1', 'ssd', 1, 2, 20]]);
  });
});

function inLines({ instances, volumes, unknown }: UsageResult): Record<string, number> {
  const lines: Record<string, number> = {};
  for (const { project, flavor, milliseconds } of instances)
    lines[`instance ${project.id} ${flavor}`] = milliseconds;
  for (const { project, volumeType, gigabyteMilliseconds, milliseconds } of volumes) {
    lines[`volume ${project.id} ${volumeType}`] = milliseconds;
    lines[`volume ${project.id} ${volumeType} GiB`] = gigabyteMilliseconds;
  }
  for (const { type, resource, why, from, to } of unknown)
    if (why === 'before') lines[`unknown ${type} ${resource.id}`] = to - from;
  return lines;
}
