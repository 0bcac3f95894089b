import { MAX_MESSAGE_SIZE } from '../utils/amqp/receiving/message-assembler.ts';
import type { Outcome } from '../utils/amqp/codec/outcome.ts';
import { readMessage } from '../utils/amqp/receiving/message-reader.ts';
import type { AmqpError } from '../utils/amqp/codec/amqp-error.ts';
import { read, text } from '../utils/describing/safe-read.ts';
import { traceOf, type Trace } from '../utils/request/trace.ts';
import { bodyOf } from './body.ts';
import type { OtherNotification } from './decode.ts';
import { NotificationError, tooLarge, unreadable } from './errors.ts';
import type { NotificationReader, ReadNotification } from './notification-reader.ts';

/** How a message arrived. */
export interface Arrival {
  readonly topic: string;
  /** Whether its link is gone: the broker has the message back. */
  isGone(): boolean;
  /** Whether its queue redelivers it without limit when it is released: not a stream, nor a queue with a delivery limit. */
  comesAgain(): boolean;
  /** Whether its queue drops it when it is released once more. */
  isLast(): boolean;
  /** Settles it with an outcome, unless its link is gone. */
  settle(outcome: Outcome, error?: AmqpError): void;
}

/** An unsettled message. Members that could not be read are absent. */
export interface Message {
  readonly arrival: Arrival;
  /** As AMQP encodes it. */
  readonly bytes: Buffer;
  /** Its `message_id`, which is the same in a duplicate. */
  readonly id: string | undefined;
  readonly notification: OtherNotification | undefined;
}

/** A message that could be read. */
export interface ReadMessage extends Message, ReadNotification {
  readonly notification: OtherNotification;
  readonly body: string;
  readonly trace: Trace | undefined;
  /** The number of earlier attempts, as the broker counts (AMQP 1.0, section 3.2.1). */
  readonly deliveryCount: number;
}

/** A message, or what is wrong with it. */
export function messageOf(
  bytes: Buffer,
  arrival: Arrival,
  reader: NotificationReader,
): ReadMessage | NotificationError {
  try {
    if (bytes.length > MAX_MESSAGE_SIZE) throw tooLarge(`it has more than ${String(MAX_MESSAGE_SIZE)} bytes`);
    const message = readMessage(bytes);
    const body = bodyOf(message);
    const { notification, context } = reader.read(body);
    const trace = traceOf(message.application_properties);
    const id = text(read(notification, 'message_id'));
    return { arrival, bytes, id, notification, context, body, trace, deliveryCount: message.delivery_count };
  } catch (error) {
    if (error instanceof NotificationError) return error;
    return unreadable('it is not an AMQP message', error);
  }
}

/** The body as it was received, still compressed; the whole message when no section holds bytes. */
export function rawBodyOf({ bytes }: Message): Buffer {
  try {
    return Buffer.from(readMessage(bytes).body ?? bytes);
  } catch {
    return bytes; // what is wrong with it is said by who rejects it
  }
}
