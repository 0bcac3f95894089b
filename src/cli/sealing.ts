import { randomUUID } from 'node:crypto';
import type { Notification } from '../consumer/index.ts';
import { wireContext, type WireContext } from '../utils/context/describe-context.ts';
import { resentContext } from '../utils/context/serialized-context.ts';
import {
  JustEncoded,
  restoredNotification,
  type EncodedNotification,
} from '../utils/notification/envelope.ts';
import { timeOf } from '../utils/text/timestamp.ts';
import type { LineRecord } from './records.ts';

/** Encodes the contents as a new notification: consumers do not take it for one that they have seen, or for its end. */
export function sealedAnew({ event_type, payload }: Notification, publisherId: string): EncodedNotification {
  const now = Date.now();
  const id = randomUUID();
  const { initiator, request, ...core } = endedAt(now, payload);
  const { part } = resentContext({ initiator, request });
  return new JustEncoded({ ...core, operation_id: id }, part, event_type, publisherId, id, now);
}

/** Moves the start back by the duration; otherwise the operation would have lasted until now. */
function endedAt(now: number, payload: Notification['payload']): Notification['payload'] {
  const { duration } = payload as { readonly duration?: number };
  if (duration === undefined) return payload;
  return Object.assign({ ...payload }, { started_at: new Date(now - duration * 1000).toISOString() });
}

/**
 * Encodes the identical notification: a consumer that has seen its `message_id` drops it. The context is the record's,
 * or the one that an emission derives from the payload, as `JustEncoded` does.
 */
export function sealedAgain(
  notification: Notification,
  { context, trace, text }: LineRecord,
): EncodedNotification {
  const { message_id, event_type, priority, publisher_id, timestamp, payload } = notification;
  const hasContext = Object.keys(context).length > 0;
  const wire = hasContext ? (context as WireContext) : wireContext(payload.initiator, payload.request);
  return {
    messageId: message_id,
    eventType: event_type,
    priority,
    publisherId: publisher_id,
    version: payload.version,
    time: timeOf(timestamp),
    ...(trace && { trace }),
    ...restoredNotification(text().notification, wire),
  };
}
