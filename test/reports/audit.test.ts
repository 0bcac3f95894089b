import { expect } from 'chai';
import fc from 'fast-check';
import { AuditReport } from '../../src/reports/audit/report.ts';
import type { AuditResult, Hole } from '../../src/reports/audit/result.ts';
import type { AuditRow } from '../../src/reports/audit/row.ts';
import { auditCells, auditColumns, auditTables } from '../../src/reports/audit/tables.ts';
import type { Entry } from '../../src/reports/entry.ts';
import type { Report, Window } from '../../src/reports/report.ts';
import { isWithin } from '../../src/reports/window.ts';
import { answerOf, endOf, mess, messed, MINUTE, noon, operations, type Operation } from './stream.ts';
import { entry, type Told } from './told.ts';

const HOUR = 60 * MINUTE;
const always: Window = { from: -Infinity, to: Infinity };

interface Audit {
  readonly rows: readonly AuditRow[];
  readonly result: AuditResult;
}

function auditOf(entries: readonly Entry[], window = always, quiet = HOUR): Audit {
  const report = new AuditReport({ window, quiet });
  const rows = [...entries.flatMap((each) => report.add(each))];
  return { rows: [...rows, ...report.rest()], result: report.result() };
}

const extend: Told = {
  type: 'volume',
  action: 'extend',
  resource: { id: 'v1', name: 'db' },
  requestId: 'req-1',
};

function startOf(at: number, more: Told = {}): Entry {
  return entry({ ...extend, phase: 'start', at, ...more });
}

/** Returns an outcome with its duration and the time of its start. */
function outcomeOf(startedAt: number, at: number, more: Told = {}, took = at - startedAt): Entry {
  const payload = { ...more.payload, started_at: new Date(startedAt).toISOString() };
  return entry({ ...extend, at, duration: took / 1000, ...more, payload });
}

function kinds(holes: readonly Hole[]): string[] {
  return holes.map(({ kind, isProven }) => `${kind}${isProven ? ', proven' : ''}`);
}

describe('the audit report', () => {
  it('says who changed what, when, from where, and how it ended', () => {
    const initiator = { remote_address: '192.0.2.7', session_id: 's1' };
    const fault = { exception: 'Forbidden', exception_message: 'no', status_code: 403 };
    const failed = outcomeOf(noon, noon + 400, { phase: 'error', payload: { initiator, fault } });
    const { rows } = auditOf([startOf(noon, { parameters: { new_size: 20 } }), failed]);
    expect(rows).to.deep.equal([
      {
        ...{ id: failed.id, at: noon + 400, startedAt: noon, outcome: 'failure', reason: 'Forbidden 403 no' },
        ...{ user: { id: 'u1', name: 'alice' }, project: { id: 'p1', name: 'web' }, count: 1 },
        ...{ remoteAddress: '192.0.2.7', session: 's1', type: 'volume', action: 'extend' },
        ...{ resource: { id: 'v1', name: 'db' }, parameters: { new_size: 20 } },
        ...{ region: undefined, view: undefined, requestId: 'req-1', publisher: 'horizon.one' },
        operation: undefined,
      },
    ]);
  });

  it('has a row for what nobody could name: one that failed, and one that never ended', () => {
    const allocate = { type: 'floating_ip', action: 'allocate', resource: {}, requestId: 'req-1' } as const;
    const told = (operation: string, phase: Entry['phase'], at: number): Entry =>
      entry({ ...allocate, operation, phase, at, ...(phase === 'start' && { id: operation }) });
    const { rows, result } = auditOf([
      ...[told('o1', 'start', noon), told('o2', 'start', noon + 1), told('o1', 'error', noon + 400)],
    ]);
    expect(rows.map(({ operation, outcome, startedAt }) => [operation, outcome, startedAt])).to.deep.equal([
      ['o1', 'failure', noon],
      ['o2', 'unknown', noon + 1],
    ]);
    expect(result.counts).to.include({ 'missing start': 0, 'missing outcome': 1 });
    const columns = auditColumns.map(({ name }) => name);
    for (const row of rows) {
      const cells = auditCells(row);
      expect(cells[columns.indexOf('resource')]).to.equal(undefined);
      expect(cells[columns.indexOf('operation')]).to.equal(row.operation);
    }
  });

  it('misses the start of an operation that says to have one, and of no other', () => {
    const ended = outcomeOf(noon, noon + 400, { id: 'm2', operation: 'm1' });
    const once = outcomeOf(noon, noon + 400, { id: 'm3', operation: 'm3' });
    const before = entry({ at: noon - 1 });
    expect(kinds(auditOf([before, ended]).result.holes)).to.deep.equal(['missing start, proven']);
    expect(kinds(auditOf([before, once]).result.holes)).to.deep.equal([]);
  });

  it('gives a row as soon as it knows it, and one without an outcome at the end', () => {
    const report = new AuditReport({ window: always });
    expect(report.add(startOf(noon))).to.deep.equal([]);
    expect(report.add(outcomeOf(noon, noon + 1)).map(({ outcome }) => outcome)).to.deep.equal(['success']);
    expect(report.add(startOf(noon + 5, { requestId: 'req-2' }))).to.deep.equal([]);
    expect([...report.rest()].map(({ outcome, startedAt }) => [outcome, startedAt])).to.deep.equal([
      ['unknown', noon + 5],
    ]);
    expect(report.result().rows).to.deep.equal({ success: 1, failure: 0, unknown: 1 });
  });

  it('names what was created by what its start and its end know of it', () => {
    const about = { ...extend, action: 'create' };
    const start = startOf(noon, { ...about, resource: { name: 'db' } });
    const { rows } = auditOf([
      start,
      outcomeOf(noon, noon + 1, { ...about, resource: { id: 'v9', name: 'db' } }),
    ]);
    expect(rows.map(({ resource }) => resource)).to.deep.equal([{ id: 'v9', name: 'db' }]);
  });

  it('proves that a start is missing when its outcome says that there was one', () => {
    const { result } = auditOf([startOf(noon - 1, { requestId: 'req-0' }), outcomeOf(noon, noon + 1)]);
    expect(kinds(result.holes)).to.deep.equal(['missing outcome', 'missing start, proven']);
    expect(result.holes[1]).to.include({
      from: noon,
      to: noon,
      publisher: 'horizon.one',
      action: 'volume.extend',
    });
  });

  it('misses no start that came late, or was told before the first that was read', () => {
    const first = startOf(noon - 1, { requestId: 'req-0' });
    const late = auditOf([
      first,
      outcomeOf(noon, noon + 1),
      startOf(noon),
      outcomeOf(noon, noon + 2, { requestId: 'req-0' }),
    ]);
    expect(late.result.counts).to.include({ 'missing start': 0, 'missing outcome': 0 });
    expect(late.rows).to.have.length(2);
    expect(auditOf([outcomeOf(noon, noon + 1)]).result.holes).to.deep.equal([]);
  });

  it('misses no start of what is told once', () => {
    const login = entry({ type: 'session', action: 'login', at: noon });
    expect(auditOf([startOf(noon - 1), outcomeOf(noon - 1, noon), login]).result.holes).to.deep.equal([]);
  });

  it('proves that a clock was set while something was done', () => {
    const back = auditOf([startOf(noon), outcomeOf(noon, noon + 1000, {}, 61_000)]);
    expect(back.result.holes.map(({ kind, seconds }) => [kind, seconds])).to.deep.equal([['clock', -60]]);
    expect(auditOf([startOf(noon), outcomeOf(noon, noon + 3000, {}, 1000)]).result.holes).to.deep.equal([]);
  });

  it('says where a publisher was silent, at the edges of the window too', () => {
    const window = { from: noon - 2 * HOUR, to: noon + 3 * HOUR };
    const ends = [noon, noon + HOUR, noon + HOUR + MINUTE].map((at) => entry({ at }));
    const other = entry({ at: noon + 30 * MINUTE, publisher: 'horizon.two' });
    const { holes } = auditOf([...ends, other], window).result;
    expect(
      holes.map(({ publisher, from, to }) => [publisher, (from - noon) / MINUTE, (to - noon) / MINUTE]),
    ).to.deep.equal([
      ['horizon.one', -120, 0],
      ['horizon.two', -120, 30],
      ['horizon.two', 30, 180],
      ['horizon.one', 61, 180],
    ]);
    expect(kinds(holes)).to.deep.equal(Array(4).fill('silence'));
  });

  it('counts what came late, and takes it for no silence', () => {
    const { publishers, holes } = auditOf([entry({ at: noon }), entry({ at: noon - 2 * HOUR })]).result;
    const times = { first: noon - 2 * HOUR, last: noon };
    expect(publishers).to.deep.equal([{ publisher: 'horizon.one', notifications: 2, late: 1, ...times }]);
    expect(holes).to.deep.equal([]);
  });

  it('gives each operation of a stream once, in the window in which it was begun, however the stream came', () => {
    fc.assert(
      fc.property(operations, mess, fc.nat(60), (all, how, index) => {
        // At a time when an operation has mostly started, and not ended.
        const middle = (all[index]?.at ?? noon) + 1;
        const { stream } = messed(all, how);
        const early = rowsOf(stream, { from: -Infinity, to: middle });
        const late = rowsOf(stream, { from: middle, to: Infinity });
        expect(early).to.deep.equal(expectedOf(all, { from: -Infinity, to: middle }));
        expect(late).to.deep.equal(expectedOf(all, { from: middle, to: Infinity }));
      }),
      { numRuns: 100 },
    );
  });

  it('has a column for each cell, and says how complete it is', () => {
    const { rows, result } = auditOf([
      startOf(noon),
      outcomeOf(noon, noon + 1, { parameters: { new_size: 20 } }),
    ]);
    const [cells = []] = rows.map(auditCells);
    const row = Object.fromEntries(auditColumns.map(({ name }, index) => [name, cells[index]]));
    expect(cells).to.have.length(auditColumns.length);
    expect(row).to.include({
      user: 'alice',
      resource: 'db',
      parameters: '{"new_size":20}',
      outcome: 'success',
    });
    for (const { columns, rows: lines } of auditTables(result))
      for (const line of lines) expect(line).to.have.length(columns.length);
  });
});

/** Returns each row as `request outcome`, sorted. */
function rowsOf(stream: readonly unknown[], window: Window): string[] {
  const rows: AuditRow[] = [];
  const audit = new AuditReport({ window });
  const report: Report<AuditResult> = {
    add: (each) => void rows.push(...audit.add(each)),
    result: () => {
      rows.push(...audit.rest());
      return audit.result();
    },
  };
  const { result } = answerOf(report, stream);
  expect(Object.values(result.rows).reduce((sum, count) => sum + count)).to.equal(rows.length);
  expect(result.counts['missing start']).to.equal(0);
  return rows
    .map(({ requestId, outcome, startedAt }) => `${String(requestId)} ${outcome} ${String(startedAt)}`)
    .sort();
}

function expectedOf(all: readonly Operation[], window: Window): string[] {
  const begun = all.filter(({ at }) => isWithin(window, at));
  const outcome = (each: Operation): string =>
    endOf(each) === undefined ? 'unknown' : each.fault ? 'failure' : 'success';
  return begun.map((each) => `${each.request} ${outcome(each)} ${each.at}`).sort();
}
