import { shown } from '../named.ts';
import type { Cell, Column, Table } from '../report.ts';
import type { ActionCounts, ActionsResult, PathCount } from './result.ts';

export function actionsTables(result: ActionsResult): Table[] {
  const { actions, who, pairs, triples } = result;
  return [
    usersTable(result),
    {
      title: 'Actions by view',
      columns: [{ name: 'view' }, { name: 'action' }, ...countsOf('operations', 'users', 'ended', 'failed')],
      rows: actions.map((each) => [...placeOf(each), each.operations, each.users, each.ended, each.failed]),
    },
    {
      title: 'Actions by user',
      columns: [
        { name: 'user' },
        { name: 'user id' },
        { name: 'view' },
        { name: 'action' },
        ...countsOf('operations'),
      ],
      rows: who.map(({ user, ...each }) => [shown(user), user.id, ...placeOf(each), each.operations]),
    },
    pathsTable('Sequences of actions', ['first', 'then'], pairs),
    pathsTable('Common paths', ['first', 'then', 'and then'], triples),
    givingUpTable(actions),
  ];
}

export function usersTable({ operations, users }: ActionsResult): Table {
  const rows: Cell[][] = [
    ['operations', operations],
    ['users', users.count],
    ['users of one session', users.once],
    ['returning users', users.returning],
    ['known users', users.seenBefore],
    ['new users', users.first],
    ['operations of unknown users', users.anonymous],
  ];
  return { title: 'People', columns: [{ name: 'what' }, ...countsOf('count')], rows };
}

export function givingUpTable(actions: readonly ActionCounts[]): Table {
  const given = actions.filter(({ gaveUp, unfinished }) => gaveUp + unfinished > 0);
  given.sort((one, other) => other.gaveUp + other.unfinished - one.gaveUp - one.unfinished);
  return {
    title: 'Given-up operations',
    columns: [
      ...[{ name: 'view' }, { name: 'action' }],
      ...countsOf('operations', 'failed', 'tried again', 'gave up', 'no end, no error'),
    ],
    rows: given.map((each) => [
      ...[...placeOf(each), each.operations, each.failed],
      ...[each.retried, each.gaveUp, each.unfinished],
    ]),
  };
}

export function pathsTable(title: string, names: readonly string[], paths: readonly PathCount[]): Table {
  const columns = [...names.map((name) => ({ name })), ...countsOf('count')];
  return { title, columns, rows: paths.map(({ path, count }) => [...path, count]) };
}

function placeOf({ view, action }: Pick<ActionCounts, 'view' | 'action'>): Cell[] {
  return [view === '' ? undefined : view, action];
}

function countsOf(...names: readonly string[]): Column[] {
  return names.map((name) => ({ name, unit: 'count' }));
}
