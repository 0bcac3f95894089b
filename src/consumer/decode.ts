import { isRecord, names, read } from '../utils/describing/safe-read.ts';
import { traceOf, type Trace } from '../utils/request/trace.ts';
import { bodyOf } from './body.ts';
import { unreadable } from './errors.ts';
import { parseJson } from './json.ts';

/**
 * A notification of any service, as Nova's or Keystone's own: oslo's envelope, of which only the event type was
 * checked.
 *
 * @example
 * ```ts
 * import type { OtherNotification } from 'notify-about/consumer';
 *
 * export function line({ timestamp, event_type, publisher_id }: OtherNotification): string {
 *   return `${timestamp ?? ''} ${event_type} ${publisher_id ?? ''}`;
 * }
 * ```
 */
export interface OtherNotification {
  readonly event_type: string;
  readonly message_id?: string;
  readonly publisher_id?: string;
  readonly priority?: string;
  readonly timestamp?: string;
  readonly payload?: unknown;
}

/** A notification as it was received: oslo's envelope, and the request context that was sent with it. */
export interface ReceivedNotification {
  /** The envelope with its payload, not yet checked: see `validateNotification`. */
  readonly notification: OtherNotification;
  /** The request context in oslo's names: `user_id`, `project_id`, `request_id`, … */
  readonly context: Readonly<Record<string, unknown>>;
  /** The trace of the request (W3C Trace Context), when it has a valid one. */
  readonly trace?: Trace;
}

/**
 * Reads a notification from an AMQP message in each of its forms: as oslo's `rabbit://` driver sends it, as its
 * `amqp://` driver did, and without the envelope of either. It may be any service's, not only this package's.
 *
 * Throws a `NotificationError` (`ERR_NOTIFICATION_UNREADABLE`) when the message is not a notification.
 *
 * @example
 * ```ts
 * import { decodeNotification } from 'notify-about/consumer';
 *
 * const body = '{"request":{"oslo.version":"2.0","oslo.message":"{\\"event_type\\":\\"x\\"}"},"context":{}}';
 * const { notification } = decodeNotification({ body });
 * console.log(notification['event_type']); // x
 * ```
 */
export function decodeNotification(message: {
  readonly body?: unknown;
  readonly application_properties?: unknown;
}): ReceivedNotification {
  const received = decodeBody(bodyOf(message));
  const trace = traceOf(message.application_properties);
  return trace === undefined ? received : { ...received, trace };
}

/** Reads a notification from a body alone. */
export function decodeBody(body: string): ReceivedNotification {
  const outer = parsed(body, 'its body');
  return read(outer, 'request') === undefined ? fromRabbit(outer) : fromAmqp1(outer);
}

function fromAmqp1(outer: object): ReceivedNotification {
  const beside = read(outer, 'context');
  const { notification, context } = fromRabbit(read(outer, 'request'));
  return { notification, context: isRecord(beside) ? { ...beside, ...context } : context };
}

function fromRabbit(envelope: unknown): ReceivedNotification {
  const { notification, context } = parted(unwrapped(envelope));
  return { notification: checked(notification), context };
}

/** Reads the context from inside the message, where each key has a prefix. */
export function parted(
  message: Readonly<Record<string, unknown>>,
): Record<'notification' | 'context', Record<string, unknown>> {
  const notification: Record<string, unknown> = {};
  const context: Record<string, unknown> = {};
  for (const name of names(message)) {
    const ofContext = contextName(name);
    if (ofContext !== '') put(context, ofContext, message[name]);
    else if (name !== UNIQUE_ID) put(notification, name, message[name]);
  }
  return { notification, context };
}

/** The member that oslo's `rabbit://` driver adds to recognise duplicates. */
export const UNIQUE_ID = '_unique_id';

// Assigning to it would change the prototype.
function put(object: Record<string, unknown>, name: string, value: unknown): void {
  if (name !== '__proto__') object[name] = value;
  else Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
}

const contextPrefix = '_context_';
const MAX_NAMES = 1000;
const LONGEST_NAME = 100;

// Every message has about twenty of the same names: cutting the prefix off each of them anew takes 2.2 µs.
const contextNames = new Map<string, string>();

/** The name without the prefix; empty when it has no prefix. */
export function contextName(name: string): string {
  const known = contextNames.get(name);
  if (known !== undefined) return known;
  const short = name.startsWith(contextPrefix) ? name.slice(contextPrefix.length) : '';
  if (contextNames.size < MAX_NAMES && name.length <= LONGEST_NAME) contextNames.set(name, short);
  return short;
}

/** The message inside oslo's envelope; version 1 has no envelope. */
function unwrapped(envelope: unknown): Record<string, unknown> {
  const [version, message] = [read(envelope, 'oslo.version'), read(envelope, 'oslo.message')];
  if (isRecord(envelope) && version === undefined && message === undefined) return envelope;
  if (version !== '2.0') throw unreadable('its oslo.version is not "2.0"');
  if (typeof message !== 'string') throw unreadable('its oslo.message is not a string');
  return parsed(message, 'its oslo.message');
}

function checked(notification: Record<string, unknown>): OtherNotification {
  if (typeof notification['event_type'] !== 'string') throw unreadable('it has no event_type');
  return notification as Record<string, unknown> & OtherNotification;
}

function parsed(json: string, what: string): Record<string, unknown> {
  const value = parseJson(json, what);
  if (!isRecord(value)) throw unreadable(`${what} is not an object`);
  return value;
}
