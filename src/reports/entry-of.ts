import { subjects } from '../generated/index.ts';
import { number, read, text } from '../utils/describing/safe-read.ts';
import { timeOf } from '../utils/text/timestamp.ts';
import type { Entry, Named } from './entry.ts';
import type { Filtered } from './filter.ts';
import { keptWhole, type Kept } from './kept.ts';

/** The reason why there is no entry: another service, a schema violation, or an unknown major version. */
export type Unusable = 'foreign' | 'malformed' | 'unknownVersion';

// The result of `JSON.parse` is safe to read if it is an object.
type Json<Member extends string> = Readonly<Partial<Record<Member, unknown>>>;
type Envelope = Json<'event_type' | 'message_id' | 'publisher_id' | 'timestamp' | 'payload'>;
type Payload = Json<
  | 'version'
  | 'action'
  | 'phase'
  | 'operation_id'
  | 'resource'
  | 'initiator'
  | 'request'
  | 'duration'
  | 'occurrences'
>;
type Resource = Json<'type' | 'id' | 'name'>;
type Initiator = Json<'user_id' | 'user_name' | 'project_id' | 'project_name' | 'region'>;
type Request = Json<'id' | 'view'>;

/**
 * Returns the entry of a notification, or the reason why reports cannot use it. Checks only what all reports need: to
 * check the whole schema would take most of the time.
 */
export function entryOf(notification: unknown, kept: Kept = keptWhole): Entry | Unusable {
  const envelope: Envelope = objectOf(notification);
  const { event_type: eventType } = envelope;
  if (typeof eventType !== 'string') return 'malformed';
  if (!eventType.startsWith(PREFIX)) return 'foreign';
  const payload: Payload = objectOf(envelope.payload);
  const resource: Resource = objectOf(payload.resource);
  const { action, phase, version } = payload;
  const { type } = resource;
  if (typeof type !== 'string' || typeof action !== 'string' || !isPhase(phase)) return 'malformed';
  if (!isOf(eventType, type, action, phase)) return 'malformed';
  return versionOf(type, version) ?? entryFrom(envelope, payload, resource, { type, action, phase }, kept);
}

/** Returns the fields that a filter reads, of any notification: as far as they can be read where there is no entry. */
export function filteredOf(notification: unknown): Filtered {
  const payload: Payload = objectOf(read(notification, 'payload'));
  const resource: Resource = objectOf(payload.resource);
  const initiator: Initiator = objectOf(payload.initiator);
  const request: Request = objectOf(payload.request);
  return {
    type: text(resource.type) ?? '',
    resource: named(resource.id, resource.name),
    user: named(initiator.user_id, initiator.user_name),
    project: named(initiator.project_id, initiator.project_name),
    region: text(initiator.region),
    view: text(request.view),
  };
}

/** Tests for `dashboard.<type>.<action>.<phase>` without building that string. */
function isOf(eventType: string, type: string, action: string, phase: string): boolean {
  const afterType = PREFIX.length + type.length;
  const afterAction = afterType + 1 + action.length;
  return (
    eventType.length === afterAction + 1 + phase.length &&
    eventType.startsWith(type, PREFIX.length) &&
    eventType.startsWith(action, afterType + 1) &&
    eventType.endsWith(phase) &&
    eventType[afterType] === '.' &&
    eventType[afterAction] === '.'
  );
}

type What = Pick<Entry, 'type' | 'action' | 'phase'>;

function entryFrom(
  envelope: Envelope,
  payload: Payload,
  resource: Resource,
  what: What,
  kept: Kept,
): Entry | Unusable {
  const { message_id: id } = envelope;
  const at = timeOf(envelope.timestamp);
  const target = named(resource.id, resource.name);
  if (typeof id !== 'string' || id === '' || Number.isNaN(at)) return 'malformed';
  if (what.phase === 'end' && (target.id || target.name) === '') return 'malformed';
  const initiator: Initiator = objectOf(payload.initiator);
  const request: Request = objectOf(payload.request);
  return {
    id,
    operation: text(payload.operation_id),
    at,
    publisher: text(envelope.publisher_id) ?? '',
    ...what,
    count: what.phase === 'error' ? countOf(payload.occurrences) : 1,
    user: named(initiator.user_id, initiator.user_name),
    project: named(initiator.project_id, initiator.project_name),
    resource: target,
    region: text(initiator.region),
    view: text(request.view),
    requestId: text(request.id),
    duration: durationOf(payload.duration),
    payload: kept(payload),
  };
}

const PREFIX = 'dashboard.';
const nothing = {};

function objectOf(value: unknown): object {
  return typeof value === 'object' && value !== null ? value : nothing;
}

function isPhase(phase: unknown): phase is Entry['phase'] {
  return phase === 'start' || phase === 'end' || phase === 'error';
}

const KNOWN_VERSIONS: ReadonlyMap<string, string> = new Map(
  Object.values(subjects).map(({ type, version }) => [type, version]),
);

/** A resource type that only a later release knows is accepted with the members that all types share. */
function versionOf(type: string, version: unknown): Unusable | undefined {
  const known = KNOWN_VERSIONS.get(type) ?? '1.0';
  if (version === known) return undefined;
  const major = typeof version === 'string' ? /^(\d+\.)\d+$/.exec(version)?.[1] : undefined;
  if (major === undefined) return 'malformed';
  return known.startsWith(major) ? undefined : 'unknownVersion';
}

function named(id: unknown, name: unknown): Named {
  return { id: text(id) ?? '', name: text(name) ?? '' };
}

function countOf(occurrences: unknown): number {
  if (occurrences === undefined) return 1;
  const count = number(read(occurrences, 'count')) ?? 1;
  return Number.isSafeInteger(count) && count > 1 ? count : 1;
}

function durationOf(duration: unknown): number | undefined {
  return typeof duration === 'number' && duration >= 0 ? duration : undefined;
}
