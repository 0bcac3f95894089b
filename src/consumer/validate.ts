import { subjects, type Payloads } from '../generated/index.ts';
import { validateEnvelope } from '../generated/validators.ts';
import type { Priority } from '../utils/envelope.ts';
import { read } from '../utils/reading.ts';
import type { Validate } from '../utils/subject.ts';
import { faultIn } from '../utils/validation.ts';
import { NotificationError } from './errors.ts';

type Resource = keyof Payloads;
type EventTypeOf<Type extends Resource> = Payloads[Type] extends infer Payload
  ? Payload extends { action: infer Action extends string; phase: infer Phase extends string }
    ? `dashboard.${Type}.${Action}.${Phase}`
    : never
  : never;

/** Every event type that this package tells: `dashboard.volume.extend.error`, … */
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
 * Checks a notification of this package against the published schemas, and gives it back typed.
 *
 * Throws a `NotificationError` (`ERR_NOTIFICATION_INVALID`) that says what does not fit, and where.
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
  if (!hasSchema(eventType)) throw invalid(`/event_type names the resource "${type}", which has no schema`);
  check(subjects[type as Resource].validate, payload, '/payload');
  if (eventType !== `dashboard.${type}.${payload.action}.${payload.phase}`) {
    throw invalid('/event_type does not match the action and phase of the payload');
  }
  return notification as Notification;
}

/**
 * Whether a notification is of an event type: then the compiler knows its payload. It is not checked again.
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

/** Whether an event type is of a resource that this version has a schema for. */
export function hasSchema(eventType: string): boolean {
  return eventType.startsWith('dashboard.') && Object.hasOwn(subjects, resourceIn(eventType));
}

function resourceIn(eventType: string): string {
  const start = eventType.indexOf('.') + 1;
  const end = eventType.indexOf('.', start);
  return eventType.slice(start, end < 0 ? undefined : end);
}

function check(validate: Validate, data: unknown, place: string): void {
  const fault = faultIn(data, validate);
  if (fault !== undefined) throw invalid(`${place}${fault}`);
}

function invalid(reason: string): NotificationError {
  return new NotificationError('ERR_NOTIFICATION_INVALID', `not a valid notification: ${reason.trim()}`);
}
