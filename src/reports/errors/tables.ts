import { shown } from '../named.ts';
import type { Cell, Column, Table } from '../report.ts';
import type { ErrorsResult, Rates } from './result.ts';

const MAX_ROWS = 20;

const rateColumns: readonly Column[] = [
  { name: 'operations', unit: 'count' },
  { name: 'errors', unit: 'count' },
  { name: 'of the cloud', unit: 'count' },
  { name: 'availability', unit: 'percent' },
];

function rateCells({ operations, errors, cloudErrors, availability }: Rates): Cell[] {
  return [operations, errors, cloudErrors, availability];
}

const usersHit: Column = { name: 'users affected', unit: 'count' };

/** Returns the tables; of users and hours, the twenty worst. */
export function errorsTables(result: ErrorsResult): Table[] {
  const objective = result.objective === undefined ? [] : [objectiveTable(result.objective)];
  return [
    totalTable(result),
    ...objective,
    actionsTable(result),
    faultsTable(result),
    statusesTable(result),
    usersTable(result),
    hoursTable(result),
    overTimeTable(result),
  ];
}

export function totalTable({ total }: ErrorsResult): Table {
  return {
    title: 'Errors',
    columns: [
      ...rateColumns,
      { name: 'without any error', unit: 'percent' },
      usersHit,
      { name: 'affected by the cloud', unit: 'count' },
    ],
    rows: [[...rateCells(total), total.success, total.usersHit, total.usersHitByCloud]],
  };
}

export function objectiveTable(objective: NonNullable<ErrorsResult['objective']>): Table {
  const { slo, allowed, budgetLeft, hoursBelow, hours, usersBelow, users } = objective;
  return {
    title: 'Against the objective',
    columns: [
      { name: 'objective', unit: 'percent' },
      { name: 'errors allowed', unit: 'count' },
      { name: 'budget spent', unit: 'percent' },
      { name: 'hours below', unit: 'count' },
      { name: 'of hours', unit: 'count' },
      { name: 'users with an hour below', unit: 'count' },
      { name: 'of users', unit: 'count' },
    ],
    rows: [[slo, Math.floor(allowed), spentOf(budgetLeft), hoursBelow, hours, usersBelow, users]],
  };
}

// A negative rest of the budget means that more than all of it is spent.
function spentOf(budgetLeft: number | undefined): number | undefined {
  return budgetLeft === undefined ? undefined : 100 - budgetLeft;
}

export function actionsTable({ actions }: ErrorsResult): Table {
  return {
    title: 'By action',
    columns: [{ name: 'action' }, ...rateColumns, usersHit],
    rows: actions.map((each) => [each.action, ...rateCells(each), each.usersHit]),
  };
}

export function faultsTable({ faults }: ErrorsResult): Table {
  return {
    title: 'By fault',
    columns: [
      { name: 'fault' },
      { name: 'module' },
      { name: 'status' },
      { name: 'of the' },
      { name: 'errors', unit: 'count' },
      usersHit,
      { name: 'latest', unit: 'time' },
      { name: "its service's request" },
      { name: 'its message' },
    ],
    rows: faults.map(({ exception, module, status, blame, errors, usersHit: users, latest }) => [
      ...[exception, module, status?.toString(), blame, errors, users],
      ...[latest.at, latest.serviceRequestId, latest.message],
    ]),
  };
}

export function statusesTable({ statuses }: ErrorsResult): Table {
  return {
    title: 'By HTTP status',
    columns: [{ name: 'status' }, { name: 'errors', unit: 'count' }, usersHit],
    rows: statuses.map((each) => [each.status?.toString() ?? 'none', each.errors, each.usersHit]),
  };
}

export function usersTable({ users }: ErrorsResult): Table {
  return {
    title: 'Users with the most errors',
    columns: [{ name: 'user' }, { name: 'id' }, ...rateColumns, { name: 'hours below', unit: 'count' }],
    rows: users
      .slice(0, MAX_ROWS)
      .map((each) => [shown(each.user), each.user.id, ...rateCells(each), each.hoursBelow]),
  };
}

export function hoursTable({ hours }: ErrorsResult): Table {
  return {
    title: 'The worst hours',
    columns: [{ name: 'from', unit: 'time' }, ...rateColumns],
    rows: hours.slice(0, MAX_ROWS).map((each) => [each.from, ...rateCells(each)]),
  };
}

export function overTimeTable({ overTime }: ErrorsResult): Table {
  return {
    title: 'Over time',
    columns: [{ name: 'from', unit: 'time' }, ...rateColumns],
    rows: overTime.map((each) => [each.from, ...rateCells(each)]),
  };
}
