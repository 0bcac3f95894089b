import { shown } from '../named.ts';
import type { Cell, Column, Table } from '../report.ts';
import type { ActionCounts, ActionsResult, PathCount } from './result.ts';

export function actionsTables(result: ActionsResult): Table[] {
  const { actions, who, pairs, triples } = result;
  return [
    usersTable(result),
    {
      title: 'What is done, in which view',
      columns: [{ name: 'view' }, { name: 'action' }, ...countsOf('operations', 'users', 'ended', 'failed')],
      rows: actions.map((each) => [...placeOf(each), each.operations, each.users, each.ended, each.failed]),
    },
    {
      title: 'Who does what',
      columns: [
        { name: 'user' },
        { name: 'user id' },
        { name: 'view' },
        { name: 'action' },
        ...countsOf('operations'),
      ],
      rows: who.map(({ user, ...each }) => [shown(user), user.id, ...placeOf(each), each.operations]),
    },
    pathsTable('What follows what', ['first', 'then'], pairs),
    pathsTable('Common paths', ['first', 'then', 'and then'], triples),
    givingUpTable(actions),
  ];
}

export function usersTable({ operations, users }: ActionsResult): Table {
  const rows: Cell[][] = [
    ['operations', operations],
    ['users', users.count],
    ['users of one session', users.once],
    ['users who came back', users.returning],
    ['users seen before', users.seenBefore],
    ['users not seen before', users.first],
    ['operations of nobody known', users.anonymous],
  ];
  return { title: 'People', columns: [{ name: 'what' }, ...countsOf('count')], rows };
}

export function givingUpTable(actions: readonly ActionCounts[]): Table {
  const given = actions.filter(({ gaveUp, unfinished }) => gaveUp + unfinished > 0);
  given.sort((one, other) => other.gaveUp + other.unfinished - one.gaveUp - one.unfinished);
  return {
    title: 'Where people give up',
    columns: [
      ...[{ name: 'view' }, { name: 'action' }],
      ...countsOf('operations', 'failed', 'tried again', 'gave up', 'nothing came of'),
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
