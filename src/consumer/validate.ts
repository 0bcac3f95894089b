import { subjects, type Payloads } from '../generated/index.ts';
import { validateEnvelope } from '../generated/validators.ts';
import type { Priority } from '../utils/notification/envelope.ts';
import { read, text } from '../utils/describing/safe-read.ts';
import type { ResourceSchema, Validate } from '../utils/notification/resource-schema.ts';
import { faultIn } from '../utils/notification/validation.ts';
import type { OtherNotification } from './decode.ts';
import { NotificationError } from './errors.ts';

type Resource = keyof Payloads;
type EventTypeOf<Type extends Resource> = Payloads[Type] extends infer Payload
  ? Payload extends { action: infer Action extends string; phase: infer Phase extends string }
    ? `dashboard.${Type}.${Action}.${Phase}`
    : never
  : never;

/** Every event type that this package emits: `dashboard.volume.extend.error`, … */
export type EventType = { [Type in Resource]: EventTypeOf<Type> }[Resource];

/** The notification of an event type: its envelope, and the payload of its resource, action and phase. */
export interface Notification<Type extends EventType = EventType> {
  message_id: string;
  publisher_id: string;
  event_type: Type;
  priority: Priority;
  /** `YYYY-MM-DD HH:MM:SS.ffffff`, UTC. */
  timestamp: string;
  payload: PayloadFor<Type>;
}

type PayloadFor<Type extends EventType> =
  Type extends `dashboard.${infer Of extends Resource}.${infer Action}.${infer Phase}`
    ? Extract<Payloads[Of], { action: Action; phase: Phase }>
    : never;

/**
 * Checks one of this package's notifications against the published schemas, and returns it typed.
 *
 * Throws a `NotificationError` (`ERR_NOTIFICATION_INVALID`) that names what does not match, and where.
 *
 * @example
 * ```ts
 * import { validateNotification } from 'notify-about/consumer';
 *
 * export function durationOf(received: unknown): number | undefined {
 *   const { payload } = validateNotification(received);
 *   return payload.phase === 'start' ? undefined : payload.duration;
 * }
 * ```
 */
export function validateNotification(notification: unknown): Notification {
  check(validateEnvelope, notification, '');
  const { event_type: eventType, payload } = notification as Notification;
  const type = resourceIn(eventType);
  const subject = subjectOf(eventType);
  if (subject === undefined) throw invalid(`/event_type names the resource "${type}", which has no schema`);
  check(subject.validate, payload, '/payload');
  if (eventType !== `dashboard.${type}.${payload.action}.${payload.phase}`) {
    throw invalid('/event_type does not match the action and phase of the payload');
  }
  return notification as Notification;
}

/**
 * Whether a notification is of an event type: then the compiler knows its payload. The payload is not checked again.
 *
 * @example
 * ```ts
 * import { isNotification, validateNotification } from 'notify-about/consumer';
 *
 * export function newSize(received: unknown): number | undefined {
 *   const notification = validateNotification(received);
 *   if (!isNotification(notification, 'dashboard.volume.extend.end')) return undefined;
 *   return notification.payload.parameters?.new_size;
 * }
 * ```
 */
export function isNotification<Type extends EventType>(
  notification: unknown,
  eventType: Type,
): notification is Notification<Type> {
  return read(notification, 'event_type') === eventType;
}

/**
 * Whether this version can check a notification: its resource has a schema, and its action is not one of a later minor
 * version.
 */
export function isCheckable({ event_type: eventType, payload }: OtherNotification): boolean {
  const subject = subjectOf(eventType);
  return subject !== undefined && !isOfLaterAction(subject, eventType, payload);
}

/** Whether this version has a schema for its resource, action and phase, of its version or a later one. */
export function knows({ event_type: eventType, payload }: OtherNotification): boolean {
  const subject = subjectOf(eventType);
  if (subject === undefined) return false;
  const [action = '', phase = ''] = [text(read(payload, 'action')), text(read(payload, 'phase'))];
  const isKnown = Object.hasOwn(subject.parameters, action) && phases.includes(phase);
  return isKnown && isUpTo(subject.version, text(read(payload, 'version')) ?? '');
}

const phases: readonly string[] = ['start', 'end', 'error'];

function isUpTo(ours: string, theirs: string): boolean {
  const [[major, minor = 0] = [], [theirMajor, theirMinor = NaN] = []] = [ours, theirs].map((version) =>
    version.split('.').map(Number),
  );
  return theirMajor === major && theirMinor <= minor;
}

function isOfLaterAction(
  { parameters, version }: ResourceSchema,
  eventType: string,
  payload: unknown,
): boolean {
  const action = text(read(payload, 'action')) ?? '';
  if (Object.hasOwn(parameters, action)) return false; // nearly each: the rest is not looked at
  const [major] = version.split('.');
  const isSameMajor = text(read(payload, 'version'))?.startsWith(`${String(major)}.`) === true;
  return isSameMajor && eventType.split('.')[2] === action;
}

function subjectOf(eventType: string): ResourceSchema | undefined {
  const type = resourceIn(eventType);
  const isKnown = eventType.startsWith('dashboard.') && Object.hasOwn(subjects, type);
  return isKnown ? subjects[type as Resource] : undefined;
}

function resourceIn(eventType: string): string {
  const start = eventType.indexOf('.') + 1;
  const end = eventType.indexOf('.', start);
  return eventType.slice(start, end < 0 ? undefined : end);
}

function check(validate: Validate, data: unknown, place: string): void {
  const fault = faultIn(data, validate);
  if (fault !== undefined) throw invalid(fault.startsWith('/') ? `${place}${fault}` : `${place} ${fault}`);
}

function invalid(reason: string): NotificationError {
  return new NotificationError('ERR_NOTIFICATION_INVALID', `not a valid notification: ${reason.trim()}`);
}
