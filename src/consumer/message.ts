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

/** How a message came. */
export interface Arrival {
  readonly topic: string;
  /** Whether the link is gone that it came by: the broker has it back. */
  isGone(): boolean;
  /** Whether its queue gives it again, however often it is given back: not a stream, nor a queue that has a limit. */
  comesAgain(): boolean;
  /** Whether its queue drops it when it is given back once more. */
  isLast(): boolean;
  /** Says what becomes of it, unless it is gone. */
  settle(outcome: Outcome, error?: AmqpError): void;
}

/** A message that is in hand. What could not be read of it is absent. */
export interface Message {
  readonly arrival: Arrival;
  /** As AMQP encodes it. */
  readonly bytes: Buffer;
  /** Its `message_id`, which is the same when it comes again. */
  readonly id: string | undefined;
  readonly notification: OtherNotification | undefined;
}

/** One that could be read. */
export interface ReadMessage extends Message, ReadNotification {
  readonly notification: OtherNotification;
  readonly body: string;
  readonly trace: Trace | undefined;
  /** How often it was tried before, as the broker counts (AMQP 1.0, section 3.2.1). */
  readonly deliveryCount: number;
}

/** What was received, or what is wrong with it. */
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

/** The body as it came, still compressed; the whole message when it has none of bytes. */
export function rawBodyOf({ bytes }: Message): Buffer {
  try {
    return Buffer.from(readMessage(bytes).body ?? bytes);
  } catch {
    return bytes; // what is wrong with it is said by who rejects it
  }
}
