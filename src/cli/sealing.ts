import { randomUUID } from 'node:crypto';
import type { Notification, ReceivedNotification } from '../consumer/index.ts';
import { wireContext } from '../utils/context.ts';
import { seal, type Sealed } from '../utils/envelope.ts';
import { timeOf } from '../utils/timestamp.ts';

/** A new notification that tells the same as another one: no consumer takes it for one that it has seen. */
export function sealedAnew({ event_type, payload }: Notification, publisherId: string): Sealed {
  return seal(payload, event_type, publisherId, randomUUID(), Date.now());
}

/**
 * The very same notification: a consumer that has seen its `message_id` drops it. The context is that of the record, or
 * what an emission makes of the payload, as in `seal`.
 */
export function sealedAgain(notification: Notification, { context, trace }: ReceivedNotification): Sealed {
  const envelope = JSON.stringify(notification);
  const { message_id, event_type, priority, publisher_id, timestamp, payload } = notification;
  const hasContext = Object.keys(context).length > 0;
  return {
    messageId: message_id,
    eventType: event_type,
    priority,
    publisherId: publisher_id,
    version: payload.version,
    time: timeOf(timestamp),
    envelope,
    context: hasContext ? (context as Sealed['context']) : wireContext(payload.initiator, payload.request),
    ...(trace && { trace }),
    bytes: Buffer.byteLength(envelope),
  };
}
