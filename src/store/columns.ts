// What stands in the columns of the Parquet files, by where it is in a line.

/** A column: its name, its type, and the JSON path of what is in it. */
export type ColumnOf = readonly [
  name: string,
  type: 'VARCHAR' | 'TIMESTAMPTZ' | 'DOUBLE' | 'INTEGER',
  path: string,
];

const initiator = '$.notification.payload.initiator';
const resource = '$.notification.payload.resource';
const fault = '$.notification.payload.fault';

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
  ['user_id', 'VARCHAR', `${initiator}.user_id`],
  ['user_name', 'VARCHAR', `${initiator}.user_name`],
  ['project_id', 'VARCHAR', `${initiator}.project_id`],
  ['project_name', 'VARCHAR', `${initiator}.project_name`],
  ['region', 'VARCHAR', `${initiator}.region`],
  ['remote_address', 'VARCHAR', `${initiator}.remote_address`],
  ['view', 'VARCHAR', '$.notification.payload.request.view'],
  ['request_id', 'VARCHAR', '$.notification.payload.request.id'],
  ['duration', 'DOUBLE', '$.notification.payload.duration'],
  ['fault_exception', 'VARCHAR', `${fault}.exception`],
  ['fault_status', 'INTEGER', `${fault}.status_code`],
];

/** The columns as SQL, of a row with the line's values in the list `found`, in the order of `columns`. */
export const selected: string = columns
  .map(([name, type], at) => `try_cast(found[${String(at + 1)}] AS ${type}) AS "${name}"`)
  .join(', ');

/** The paths of all of them, as SQL. */
export const paths: string = `[${columns.map(([, , path]) => `'${path}'`).join(', ')}]`;
