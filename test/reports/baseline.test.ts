import { expect } from 'chai';
import fc from 'fast-check';
import type { Entry } from '../../src/reports/entry.ts';
import { baselineLines, parseBaseline } from '../../src/reports/usage/baseline-lines.ts';
import type { Baseline } from '../../src/reports/usage/baseline.ts';
import { UsageReport } from '../../src/reports/usage/report.ts';
import { anyInstanceOrVolume, slowUsage } from './slow-usage.ts';
import { entry, window } from './told.ts';

const at = Date.parse('2026-11-01T00:00:00Z');
const header = '{"baseline":"2026-11-01T00:00:00.000Z"}';

/** Writes a baseline and reads it again, as from one month to the next. */
function throughAFile(baseline: Baseline): Baseline {
  return parseBaseline([...baselineLines(baseline)]);
}

function reportOf(entries: readonly Entry[], from: number, to: number, baseline?: Baseline): UsageReport {
  const report = new UsageReport({ window: { from, to }, ...(baseline && { baseline }) });
  for (const each of entries) report.add(each);
  return report;
}

/** Tests that each resource begins with its creation, and has no changes after its deletion. */
function isOrderly(entries: readonly Entry[]): boolean {
  const ends = entries.filter(({ phase, resource }) => phase === 'end' && resource.id !== '');
  const made = new Set<string>();
  const gone = new Set<string>();
  for (const { type, resource, action } of ends.sort((one, other) => one.at - other.at)) {
    const thing = `${type} ${resource.id}`;
    if (action === 'create' || action === 'manage') made.add(thing);
    if (!made.has(thing) || gone.has(thing)) return false;
    if (action === 'delete' || action === 'unmanage') gone.add(thing);
  }
  return true;
}

function sumsOf(report: UsageReport): Record<string, number> {
  const { instances, volumes } = report.result();
  return Object.fromEntries([
    ...instances.map(({ project, flavor, milliseconds }) => [
      `instance ${project.id} ${flavor}`,
      milliseconds,
    ]),
    ...volumes.flatMap(({ project, volumeType, milliseconds, gigabyteMilliseconds }) => [
      [`volume ${project.id} ${volumeType}`, milliseconds],
      [`volume ${project.id} ${volumeType} GiB`, gigabyteMilliseconds],
    ]),
  ]) as Record<string, number>;
}

describe('a baseline', () => {
  it('lets periods follow each other: their sums are those of all the time at once', () => {
    const streams = fc
      .array(anyInstanceOrVolume, { maxLength: 8 })
      .map((told) => told.map(entry))
      .filter(isOrderly);
    fc.assert(
      fc.property(streams, fc.integer({ min: 21, max: 59 }), (entries, middle) => {
        const first = reportOf(entries, window.from, middle);
        const rest = entries.filter((each) => each.at >= middle);
        const second = reportOf(rest, middle, window.to, throughAFile(first.baseline()));
        const both = [sumsOf(first), sumsOf(second)];
        const sums: Record<string, number> = {};
        for (const [line, amount] of both.flatMap(Object.entries<number>))
          sums[line] = (sums[line] ?? 0) + amount;
        expect(sums).to.deep.equal(slowUsage(entries, window));
      }),
      { numRuns: 300 },
    );
  });

  it('is NDJSON that a person can read', () => {
    const resource = { id: 'i1', name: 'db', flavor: { name: 'small' } };
    const parameters = { old_flavor_name: 'small', new_flavor_id: '2' };
    const told = [
      entry({ at: 1000, resource }),
      entry({ at: 2000, action: 'resize', resource, parameters }),
      entry({ at: 3000, action: 'shelve', resource }),
      entry({ at: 500, type: 'volume', resource: { id: 'v1', size: 10, volume_type: 'ssd' } }),
    ];
    expect(
      [...baselineLines(reportOf(told, 0, 60_000).baseline())].map((line) => JSON.parse(line) as unknown),
    ).to.deep.equal([
      { baseline: '1970-01-01T00:01:00.000Z' },
      {
        ...{ type: 'instance', id: 'i1', name: 'db', project: { id: 'p1', name: 'web' }, shelved: true },
        ...{ since: '1970-01-01T00:00:03.000Z', flavor: { id: '2' }, old_flavor: { name: 'small' } },
      },
      {
        ...{
          type: 'volume',
          id: 'v1',
          project: { id: 'p1', name: 'web' },
          since: '1970-01-01T00:00:00.500Z',
        },
        ...{ volume_type: { name: 'ssd' }, size: 10 },
      },
    ]);
  });

  it('can be written by hand, with no more than what is held by whom', () => {
    const lines = [header, '', '{"type":"volume","id":"v1","project":"p1","volume_type":"ssd","size":"10"}'];
    const baseline = parseBaseline(lines);
    const { volumes, baselineAt, unknown } = reportOf([], at, at + 1000, baseline).result();
    expect(volumes).to.deep.equal([
      {
        project: { id: 'p1', name: '' },
        count: 1,
        milliseconds: 1000,
        volumeType: 'ssd',
        gigabyteMilliseconds: 10_000,
      },
    ]);
    expect(baselineAt).to.equal(at);
    expect(unknown).to.deep.equal([]);
  });

  it('says what is wrong with it, and in which line', () => {
    const line = '{"type":"volume","id":"v1","size":1}';
    const wrong: [readonly string[], string][] = [
      [[], 'line 1 of the baseline: it is empty'],
      [['{'], 'line 1 of the baseline: it is not JSON'],
      [[line], 'line 1 of the baseline: "baseline" is not a time'],
      [[header, 'null'], 'line 2 of the baseline: "type" is'],
      [[header, '{"type":"volume"}'], 'line 2 of the baseline: there is no "id"'],
      [[header, '{"type":"volume","id":"v1","size":1.5}'], 'line 2 of the baseline: "size"'],
      [
        [header, '{"type":"volume","id":"v1","since":"2026-12-01"}'],
        'line 2 of the baseline: "since" is later',
      ],
      [[header, line, '', line], 'line 4 of the baseline: the volume v1 is listed twice'],
    ];
    for (const [lines, message] of wrong) expect(() => parseBaseline(lines)).to.throw(message);
  });

  it('is refused when it is of a later time than the beginning of the window', () => {
    expect(() => reportOf([], at - 1, at + 1, { at, resources: [] })).to.throw(
      'the baseline is of 2026-11-01T00:00:00.000Z, later than the beginning of the window: use one of 2026-10-31T23:59:59.999Z',
    );
  });
});
