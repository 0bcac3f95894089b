import { initiatorExtensions, toCadf, type CadfEvent } from '../../consumer/cadf.ts';
import type { Notification } from '../../consumer/validate.ts';
import { textsOf } from '../../utils/describing/members.ts';
import { number, read, text } from '../../utils/describing/safe-read.ts';
import type { Entry } from '../entry.ts';

/**
 * Returns a notification as a CADF event (DMTF DSP0262). Each stands alone: a start is `pending`, and its outcome
 * follows as an event of its own. Contains only what the entry has in the form of the schemas, so there is nothing to
 * check first.
 */
export function auditCadf(entry: Entry): CadfEvent {
  const { id, at, publisher, type, action, phase } = entry;
  const notification = {
    message_id: id,
    publisher_id: publisher,
    event_type: `dashboard.${type}.${action}.${phase}`,
    priority: phase === 'error' ? 'ERROR' : 'INFO',
    // In oslo's format; entries have milliseconds only.
    timestamp: new Date(at).toISOString().replace('T', ' ').replace('Z', '000'),
    payload: payloadOf(entry),
  };
  return toCadf(notification as Notification);
}

function payloadOf({ type, action, phase, count, operation, payload, resource }: Entry): object {
  const projectId = text(read(read(payload, 'resource'), 'project_id'));
  return {
    ...{ version: '1.0', action, phase },
    ...(operation !== undefined && { operation_id: operation }),
    resource: {
      type,
      ...textsIn(resource, ['id', 'name']),
      ...(projectId !== undefined && { project_id: projectId }),
    },
    initiator: initiatorIn(payload),
    request: textsIn(read(payload, 'request'), ['id', 'global_id']),
    ...(phase === 'error' && { fault: faultIn(payload) }),
    ...(count > 1 && { occurrences: { count } }),
  };
}

const initiatorTexts = [
  ...['user_id', 'user_name', 'domain_id', 'domain_name', 'remote_address', 'user_agent', 'session_id'],
  ...initiatorExtensions.filter((name) => name !== 'audit_ids'),
];

function initiatorIn(payload: unknown): object {
  const initiator = read(payload, 'initiator');
  const auditIds = textsOf(initiator, 'audit_ids');
  return { ...textsIn(initiator, initiatorTexts), ...(auditIds && { audit_ids: auditIds }) };
}

/** Returns the members with these names that are strings. */
function textsIn(object: unknown, names: readonly string[]): object {
  const members = names.map((name) => [name, text(read(object, name))] as const);
  return Object.fromEntries(members.filter(([, value]) => value !== undefined));
}

function faultIn(payload: unknown): object {
  const fault = read(payload, 'fault');
  const status = number(read(fault, 'status_code'));
  return {
    exception: text(read(fault, 'exception')) ?? 'unknown',
    ...(status !== undefined && { status_code: status }),
  };
}
