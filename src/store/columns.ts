// The columns of the Parquet files, with their JSON paths in a line.

/** A column: its name, its type, and the JSON paths of its value, of which the first that exists is taken. */
export type ColumnOf = readonly [
  name: string,
  type: 'VARCHAR' | 'TIMESTAMPTZ' | 'DOUBLE' | 'INTEGER',
  ...paths: readonly string[],
];

const initiator = '$.notification.payload.initiator';
const resource = '$.notification.payload.resource';
const fault = '$.notification.payload.fault';
const context = '$.context';

export const columns: readonly ColumnOf[] = [
  ['message_id', 'VARCHAR', '$.notification.message_id'],
  ['timestamp', 'TIMESTAMPTZ', '$.notification.timestamp'],
  ['event_type', 'VARCHAR', '$.notification.event_type'],
  ['publisher_id', 'VARCHAR', '$.notification.publisher_id'],
  ['priority', 'VARCHAR', '$.notification.priority'],
  ['phase', 'VARCHAR', '$.notification.payload.phase'],
  ['action', 'VARCHAR', '$.notification.payload.action'],
  ['operation_id', 'VARCHAR', '$.notification.payload.operation_id'],
  ['resource_type', 'VARCHAR', `${resource}.type`],
  ['resource_id', 'VARCHAR', `${resource}.id`],
  ['resource_name', 'VARCHAR', `${resource}.name`],
  // The paths after the first are other services': CADF's initiator, and the contexts of each release.
  ['user_id', 'VARCHAR', `${initiator}.user_id`, `${initiator}.id`, `${context}.user_id`, `${context}.user`],
  ['user_name', 'VARCHAR', `${initiator}.user_name`, `${initiator}.username`, `${context}.user_name`],
  ['project_id', 'VARCHAR', `${initiator}.project_id`, `${context}.project_id`, `${context}.tenant`],
  ['project_name', 'VARCHAR', `${initiator}.project_name`, `${context}.project_name`],
  ['region', 'VARCHAR', `${initiator}.region`],
  ['remote_address', 'VARCHAR', `${initiator}.remote_address`],
  ['view', 'VARCHAR', '$.notification.payload.request.view'],
  ['request_id', 'VARCHAR', '$.notification.payload.request.id'],
  ['duration', 'DOUBLE', '$.notification.payload.duration'],
  ['fault_exception', 'VARCHAR', `${fault}.exception`],
  ['fault_status', 'INTEGER', `${fault}.status_code`],
];

const all = [...new Set(columns.flatMap(([, , ...places]) => places))];

/** All JSON paths, as SQL. */
export const paths: string = `[${all.map((path) => `'${path}'`).join(', ')}]`;

/** The columns as SQL, for a row with the values of `paths` in the list `found`. */
export const selected: string = columns
  .map(
    ([name, type, ...places]) =>
      `try_cast(coalesce(${places.map(foundAt).join(', ')}) AS ${type}) AS "${name}"`,
  )
  .join(', ');

function foundAt(path: string): string {
  return `found[${String(all.indexOf(path) + 1)}]`;
}
