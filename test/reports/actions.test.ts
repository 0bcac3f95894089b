import { expect } from 'chai';
import fc from 'fast-check';
import { ActionsReport } from '../../src/reports/actions/report.ts';
import type { ActionsResult } from '../../src/reports/actions/result.ts';
import { actionsTables } from '../../src/reports/actions/tables.ts';
import { Paths } from '../../src/reports/actions/paths.ts';
import type { Entry } from '../../src/reports/entry.ts';
import type { Window } from '../../src/reports/report.ts';
import { slowActions } from './slow-actions.ts';
import { answerOf, mess, messed, MINUTE, noon, operations } from './stream.ts';
import { entry, type Told } from './told.ts';

const always: Window = { from: -Infinity, to: Infinity };

function actionsOf(all: readonly (Told | Entry)[], window = always): ActionsResult {
  const report = new ActionsReport({ window });
  for (const told of all) report.add('id' in told ? (told as Entry) : entry(told));
  return report.result();
}

let requests = 0;

/** Returns an operation of alice's, this many minutes after noon: its start, and its outcome if there is one. */
function does(minutes: number, what: string, outcome?: 'end' | 'error', more: Told = {}): Told[] {
  const [type = '', action = ''] = what.split('.');
  const told = { type, action, requestId: `req-${requests++}`, view: 'project/volumes', ...more };
  const at = noon + minutes * MINUTE;
  const start: Told = { ...told, phase: 'start', at };
  return outcome === undefined ? [start] : [start, { ...told, phase: outcome, at: at + 1000 }];
}

const bob = { user: { id: 'u2', name: 'bob' } };

describe('the actions report', () => {
  it('counts who does what, by view', () => {
    const told = [
      ...does(0, 'volume.create', 'end'),
      ...does(1, 'volume.create', 'error'),
      ...does(2, 'volume.create', 'end', bob),
      ...does(3, 'volume.create', 'end', { ...bob, view: 'admin/volumes' }),
    ];
    const { actions, who, operations: count } = actionsOf(told);
    expect(count).to.equal(4);
    expect(
      actions.map(({ view, operations, users, ended, failed }) => [view, operations, users, ended, failed]),
    ).to.deep.equal([
      ['project/volumes', 3, 2, 2, 1],
      ['admin/volumes', 1, 1, 1, 0],
    ]);
    expect(who.map(({ user, view, operations }) => [user.name, view, operations])).to.deep.equal([
      ['alice', 'project/volumes', 2],
      ['bob', 'admin/volumes', 1],
      ['bob', 'project/volumes', 1],
    ]);
  });

  it('names as many of users and what they do as were asked for, of as many operations in one order', () => {
    const told = ['b.x', 'a.x', 'd.x', 'c.x', 'c.x'].flatMap((what, minute) => does(minute, what, 'end'));
    for (const top of [1, 2, 3, 4, 9]) {
      const report = new ActionsReport({ window: always, top });
      for (const each of told) report.add(entry(each));
      const names = report.result().who.map(({ action }) => action);
      expect(names).to.deep.equal(['c.x', 'a.x', 'b.x', 'd.x'].slice(0, top));
    }
  });

  it('follows what one user does after another, until it is quiet for half an hour', () => {
    const told = [
      ...does(0, 'volume.create', 'end'),
      ...does(1, 'instance.create', 'end', bob),
      ...does(20, 'volume.attach', 'end'),
      ...does(50, 'volume.extend', 'end'),
      ...does(81, 'volume.delete', 'end'),
    ];
    const { pairs, triples } = actionsOf(told);
    expect(pairs.map(({ path, count }) => [path.join(' '), count])).to.deep.equal([
      ['volume.attach volume.extend', 1],
      ['volume.create volume.attach', 1],
    ]);
    expect(triples.map(({ path }) => path)).to.deep.equal([
      ['volume.create', 'volume.attach', 'volume.extend'],
    ]);
  });

  it('says where people gave up: nothing came of it, or it failed and was not tried again', () => {
    const other = { resource: { id: 'r2' } };
    const told = [
      ...does(0, 'volume.create', 'error'),
      ...does(1, 'volume.create', 'error'),
      ...does(2, 'volume.create', 'end', other),
      ...does(3, 'volume.delete', 'error', bob),
      ...does(4, 'volume.delete', 'end'),
      ...does(50, 'volume.delete', 'end', bob),
      ...does(51, 'volume.attach'),
    ];
    const { actions } = actionsOf(told);
    const figures = actions.map(({ action, failed, retried, gaveUp, unfinished }) => [
      action,
      failed,
      retried,
      gaveUp,
      unfinished,
    ]);
    expect(figures).to.deep.equal([
      ['volume.create', 2, 1, 1, 0],
      ['volume.delete', 1, 0, 1, 0],
      ['volume.attach', 0, 0, 0, 1],
    ]);
  });

  it('says who came back, and who was there before when anything before the window was read', () => {
    const told = [
      ...does(-600, 'volume.create', 'end'),
      ...does(0, 'volume.create', 'end'),
      ...does(60, 'volume.create', 'end'),
      ...does(61, 'volume.create', 'end', bob),
    ];
    const { users } = actionsOf(told, { from: noon, to: Infinity });
    expect(users).to.include({ count: 2, once: 1, returning: 1, seenBefore: 1, first: 1 });
    expect(actionsOf(told).users).to.include({ count: 2, seenBefore: undefined, first: undefined });
  });

  it('counts what was begun before the window in the one before, also when its start is missing', () => {
    const [, end] = does(0, 'volume.create', 'end');
    const missing = { ...end, duration: 1, payload: { started_at: new Date(noon).toISOString() } };
    expect(actionsOf([missing], { from: noon + 1, to: Infinity }).operations).to.equal(0);
    expect(actionsOf([missing], { from: noon, to: noon + 1 }).operations).to.equal(1);
  });

  it('takes a login that is told once for an operation, and one of nobody for no user', () => {
    const { users, operations: count } = actionsOf([
      { type: 'session', action: 'login', at: noon },
      { type: 'session', action: 'login', at: noon, phase: 'error', user: { id: '', name: '' } },
    ]);
    expect(count).to.equal(2);
    expect(users).to.include({ count: 1, anonymous: 1 });
  });

  it('gives the figures of a slow, obvious computation, however the stream came', () => {
    fc.assert(
      fc.property(operations, mess, fc.nat(60), fc.nat(6), (all, how, index, lost) => {
        const window = { from: (all[index]?.at ?? noon) + 1, to: noon - 10 * MINUTE };
        const stream = messed(all, how).stream.filter((_, place) => (place + 1) % (lost + 2) !== 0);
        const report = new ActionsReport({ window, top: 1000 });
        const entries: Entry[] = [];
        const { result } = answerOf(
          {
            add: (each) => {
              entries.push(each);
              report.add(each);
            },
            result: () => report.result(),
          },
          stream,
        );
        expect(inLines(result)).to.deep.equal(slowActions(entries, window));
      }),
      { numRuns: 200 },
    );
  });

  it('has a cell for each column', () => {
    const tables = actionsTables(
      actionsOf([...does(0, 'volume.create', 'error'), ...does(1, 'volume.attach')]),
    );
    expect(tables.map(({ rows }) => rows.length)).to.deep.equal([7, 2, 2, 1, 0, 2]);
    for (const { columns, rows } of tables)
      for (const row of rows) expect(row).to.have.length(columns.length);
  });
});

describe('Paths', () => {
  it('counts a hundred thousand different ones, and says how many more there were', () => {
    const paths = new Paths();
    for (let index = 0; index < 100_002; index++) paths.add([`a.${index}`, 'b.c']);
    for (let time = 0; time < 2; time++) paths.add(['a.7', 'b.c']);
    expect(paths.uncounted).to.equal(2);
    expect(paths.top(1)).to.deep.equal([{ path: ['a.7', 'b.c'], count: 3 }]);
  });
});

function inLines({ actions, pairs, triples, users, who }: ActionsResult): Record<string, number> {
  const lines: Record<string, number> = {
    ...{ users: users.count, once: users.once, returning: users.returning },
  };
  if (users.seenBefore !== undefined) lines['seen before'] = users.seenBefore;
  for (const { action, view, users: count, ...figures } of actions) {
    lines[`users ${action}`] = count;
    for (const [name, figure] of Object.entries(figures))
      if (figure !== 0) lines[`${name} ${action}`] = figure;
    expect(view).to.equal('project/volumes');
  }
  for (const { path, count } of [...pairs, ...triples]) lines[path.join(' > ')] = count;
  for (const { user, action, operations: count } of who) lines[`${user.id} ${action}`] = count;
  return lines;
}
