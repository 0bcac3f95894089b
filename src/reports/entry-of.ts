import { subjects } from '../generated/index.ts';
import { read, text } from '../utils/reading.ts';
import { timeOf } from '../utils/timestamp.ts';
import type { Entry, Named } from './entry.ts';

/** Why there is no entry: of another service, not as the schemas say, or of a major version that is not known here. */
export type Unusable = 'foreign' | 'malformed' | 'unknownVersion';

/**
 * A notification as reports take it, or why it is of no use to them. What each report needs is checked, and not the whole
 * schema: that would take most of the time.
 */
export function entryOf(notification: unknown): Entry | Unusable {
  const eventType = read(notification, 'event_type');
  if (typeof eventType !== 'string') return 'malformed';
  if (!eventType.startsWith('dashboard.')) return 'foreign';
  const payload = read(notification, 'payload') as Entry['payload'];
  const [type, action, phase] = [
    read(read(payload, 'resource'), 'type'),
    read(payload, 'action'),
    phaseIn(payload),
  ];
  if (phase === undefined || eventType !== `dashboard.${String(type)}.${String(action)}.${phase}`)
    return 'malformed';
  const known = versionOf(String(type), read(payload, 'version'));
  if (known !== undefined) return known;
  return told(notification, { type: String(type), action: String(action), phase, payload });
}

type What = Pick<Entry, 'type' | 'action' | 'phase' | 'payload'>;

function told(notification: unknown, what: What): Entry | Unusable {
  const id = read(notification, 'message_id');
  const at = timeOf(read(notification, 'timestamp'));
  const resource = named(read(what.payload, 'resource'), 'id', 'name');
  if (typeof id !== 'string' || id === '' || Number.isNaN(at) || (resource.id || resource.name) === '')
    return 'malformed';
  const initiator = read(what.payload, 'initiator');
  const request = read(what.payload, 'request');
  return {
    id,
    at,
    publisher: text(read(notification, 'publisher_id')) ?? '',
    ...what,
    user: named(initiator, 'user_id', 'user_name'),
    project: named(initiator, 'project_id', 'project_name'),
    resource,
    region: text(read(initiator, 'region')),
    view: text(read(request, 'view')),
    requestId: text(read(request, 'id')),
    duration: durationIn(what.payload),
  };
}

function phaseIn(payload: unknown): Entry['phase'] | undefined {
  const phase = read(payload, 'phase');
  return phase === 'start' || phase === 'end' || phase === 'error' ? phase : undefined;
}

/** A resource that only a later release knows is read with what it has in common with all. */
function versionOf(type: string, version: unknown): Unusable | undefined {
  const major = typeof version === 'string' ? /^(\d+)\.\d+$/.exec(version)?.[1] : undefined;
  if (major === undefined) return 'malformed';
  const known = Object.hasOwn(subjects, type) ? subjects[type as keyof typeof subjects].version : '1.0';
  return known.startsWith(`${major}.`) ? undefined : 'unknownVersion';
}

function named(object: unknown, id: string, name: string): Named {
  return { id: text(read(object, id)) ?? '', name: text(read(object, name)) ?? '' };
}

function durationIn(payload: unknown): number | undefined {
  const duration = read(payload, 'duration');
  return typeof duration === 'number' && duration >= 0 ? duration : undefined;
}
