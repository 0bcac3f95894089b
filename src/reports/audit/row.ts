import { isObject, read, text } from '../../utils/describing/safe-read.ts';
import type { Entry, Named } from '../entry.ts';
import { faultOf, faultText } from '../fault.ts';

/** What one user did once. Times are milliseconds since 1970, UTC. */
export interface AuditRow {
  /** The `message_id` of its outcome, or of its start when no outcome came. */
  readonly id: string;
  /** What both of them tell as their `operation_id`. */
  readonly operation: string | undefined;
  /** When that was told. */
  readonly at: number;
  /** When it was begun; nothing of what is told once. */
  readonly startedAt: number | undefined;
  readonly user: Named;
  readonly project: Named;
  /** The address that the user's request came from, and the dashboard's session. */
  readonly remoteAddress: string | undefined;
  readonly session: string | undefined;
  readonly type: string;
  readonly action: string;
  readonly resource: Named;
  /** What was asked for, as it was told. */
  readonly parameters: object | undefined;
  /** `unknown`: neither an end nor an error came. */
  readonly outcome: 'success' | 'failure' | 'unknown';
  /** How many it stands for: more than one of failures of nobody known that were told as one. */
  readonly count: number;
  /** Why it failed. */
  readonly reason: string | undefined;
  readonly region: string | undefined;
  readonly view: string | undefined;
  readonly requestId: string | undefined;
  readonly publisher: string;
}

/** A row that is not given yet. */
export type Draft = { -readonly [Member in keyof AuditRow]: AuditRow[Member] };

const outcomes = { start: 'unknown', end: 'success', error: 'failure' } as const;

/** What one notification says. */
export function rowOf(entry: Entry): Draft {
  const { id, operation, at, user, project, type, action, resource, phase, payload } = entry;
  const initiator = read(payload, 'initiator');
  const parameters = read(payload, 'parameters');
  // Without spreads, which take longer than all the rest of an audit.
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

/** Adds to the row of an outcome what its start alone says. */
export function addStart(outcome: Draft, { operation, at, resource, parameters }: AuditRow): void {
  const { id, name } = outcome.resource;
  outcome.operation = operation ?? outcome.operation;
  outcome.startedAt = at;
  outcome.resource = { id: id === '' ? resource.id : id, name: name === '' ? resource.name : name };
  outcome.parameters ??= parameters;
}
