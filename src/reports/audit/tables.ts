import { shownIn } from '../named.ts';
import type { Cell, Column, Table } from '../report.ts';
import type { AuditResult, Hole } from './result.ts';
import type { AuditRow } from './row.ts';

/** The columns of `auditCells`. */
export const auditColumns: readonly Column[] = [
  ...[{ name: 'time', unit: 'time' } as const, { name: 'begun', unit: 'time' } as const],
  ...['user', 'user id', 'project', 'project id', 'from', 'action', 'resource', 'resource id', 'parameters'],
  ...['outcome', 'reason', 'view', 'region', 'request', 'session', 'publisher', 'message', 'operation'],
].map((column) => (typeof column === 'string' ? { name: column } : column));

/** Returns a row for people and spreadsheets; the parameters as JSON. */
export function auditCells(row: AuditRow): Cell[] {
  const { user, project, resource, parameters } = row;
  // No spreads, as in `rowOf`.
  return [
    row.at,
    row.startedAt,
    shownIn(user),
    user.id,
    shownIn(project),
    project.id,
    row.remoteAddress,
    `${row.type}.${row.action}`,
    shownIn(resource),
    resource.id,
    parameters && JSON.stringify(parameters),
    row.outcome,
    row.reason,
    row.view,
    row.region,
    row.requestId,
    row.session,
    row.publisher,
    row.id,
    row.operation,
  ];
}

/** Returns the tables on completeness that follow the rows. */
export function auditTables({ rows, publishers, counts, holes }: AuditResult): Table[] {
  return [
    { title: 'Operations', columns: countColumns('outcome'), rows: Object.entries(rows) },
    { title: 'Holes', columns: countColumns('hole'), rows: Object.entries(counts) },
    { title: 'Holes by hour', columns: holeColumns, rows: holes.map(holeCells) },
    {
      title: 'Publishers',
      columns: publisherColumns,
      rows: publishers.map(({ publisher, notifications, first, last, late }) => [
        publisher,
        notifications,
        first,
        last,
        late,
      ]),
    },
  ];
}

const holeColumns: readonly Column[] = [
  ...[{ name: 'from', unit: 'time' } as const, { name: 'to', unit: 'time' } as const],
  ...[{ name: 'hole' }, { name: 'is' }, { name: 'publisher' }, { name: 'action' }, { name: 'resource' }],
  { name: 'clock change', unit: 'seconds' },
];

const publisherColumns: readonly Column[] = [
  ...[{ name: 'publisher' }, { name: 'notifications', unit: 'count' } as const],
  ...[{ name: 'first', unit: 'time' } as const, { name: 'last', unit: 'time' } as const],
  { name: 'late', unit: 'count' },
];

function countColumns(name: string): Column[] {
  return [{ name }, { name: 'count', unit: 'count' }];
}

function holeCells({ from, to, kind, isProven, publisher, action, resource, seconds }: Hole): Cell[] {
  const proof = isProven ? 'proven' : 'possible';
  return [from, to, kind, proof, publisher, action, resource && shownIn(resource), seconds];
}
