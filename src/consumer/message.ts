import type { Outcome } from '../utils/amqp/answers.ts';
import { decoded, type AmqpError, type AmqpMessage } from '../utils/amqp/rhea.ts';
import { read, text } from '../utils/reading.ts';
import { decodeNotification, type OtherNotification, type ReceivedNotification } from './decode.ts';
import { NotificationError } from './errors.ts';

/** How a message came. */
export interface Arrival {
  readonly topic: string;
  /** Whether the link is gone that it came by: the broker has it back. */
  isGone(): boolean;
  /** Says what becomes of it, unless it is gone. */
  settle(outcome: Outcome, error?: AmqpError): void;
}

/** A message that is in hand. What could not be read of it is absent. */
export interface Message extends Arrival {
  /** Its `message_id`, which is the same when it comes again. */
  readonly id: string | undefined;
  readonly notification: OtherNotification | undefined;
}

/** One that could be read. */
export interface ReadMessage extends Message, Pick<ReceivedNotification, 'context' | 'trace'> {
  readonly notification: OtherNotification;
  /** How often it was tried before, as the broker counts (AMQP 1.0, section 3.2.1). */
  readonly deliveryCount: number;
}

/** What was received, or what is wrong with it. */
export function messageOf(raw: AmqpMessage | Buffer, arrival: Arrival): ReadMessage | NotificationError {
  try {
    const message = decoded(raw);
    const { notification, ...around } = decodeNotification(message);
    const id = text(read(notification, 'message_id'));
    return { ...arrival, ...around, id, notification, deliveryCount: message.delivery_count ?? 0 };
  } catch (error) {
    if (error instanceof NotificationError) return error;
    return new NotificationError(
      'ERR_NOTIFICATION_UNREADABLE',
      'not a notification: it is no AMQP message',
      error,
    );
  }
}
