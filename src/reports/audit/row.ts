import { isObject, read, text } from '../../utils/describing/safe-read.ts';
import type { Entry, Named } from '../entry.ts';
import { faultOf, faultText } from '../fault.ts';

/** One operation of one user. Times are milliseconds since 1970, UTC. */
export interface AuditRow {
  /** The `message_id` of its outcome, or of its start if no outcome came. */
  readonly id: string;
  /** The `operation_id` that both have in common. */
  readonly operation: string | undefined;
  /** The time of that notification. */
  readonly at: number;
  /** The time of the start; `undefined` for a single notification. */
  readonly startedAt: number | undefined;
  readonly user: Named;
  readonly project: Named;
  /** The address from which the user's request came, and the dashboard's session. */
  readonly remoteAddress: string | undefined;
  readonly session: string | undefined;
  readonly type: string;
  readonly action: string;
  readonly resource: Named;
  /** The parameters of the request, as emitted. */
  readonly parameters: object | undefined;
  /** `unknown`: neither an end nor an error came. */
  readonly outcome: 'success' | 'failure' | 'unknown';
  /** The number of failures that it stands for: above 1 when failures of unknown users were combined. */
  readonly count: number;
  /** The reason for the failure. */
  readonly reason: string | undefined;
  readonly region: string | undefined;
  readonly view: string | undefined;
  readonly requestId: string | undefined;
  readonly publisher: string;
}

/** A row that is not complete yet. */
export type Draft = { -readonly [Member in keyof AuditRow]: AuditRow[Member] };

const outcomes = { start: 'unknown', end: 'success', error: 'failure' } as const;

/** Returns the row of one notification. */
export function rowOf(entry: Entry): Draft {
  const { id, operation, at, user, project, type, action, resource, phase, payload } = entry;
  const initiator = read(payload, 'initiator');
  const parameters = read(payload, 'parameters');
  // No spreads: they take longer than all the rest of an audit.
  return {
    id,
    operation,
    at,
    startedAt: phase === 'start' ? at : undefined,
    user,
    project,
    remoteAddress: text(read(initiator, 'remote_address')),
    session: text(read(initiator, 'session_id')),
    type,
    action,
    resource,
    parameters: isObject(parameters) ? parameters : undefined,
    outcome: outcomes[phase],
    count: entry.count,
    reason: phase === 'error' ? faultText(faultOf(payload), entry.count) : undefined,
    region: entry.region,
    view: entry.view,
    requestId: entry.requestId,
    publisher: entry.publisher,
  };
}

/** Adds to the row of an outcome what only its start has. */
export function addStart(outcome: Draft, { operation, at, resource, parameters }: AuditRow): void {
  const { id, name } = outcome.resource;
  outcome.operation = operation ?? outcome.operation;
  outcome.startedAt = at;
  outcome.resource = { id: id === '' ? resource.id : id, name: name === '' ? resource.name : name };
  outcome.parameters ??= parameters;
}
