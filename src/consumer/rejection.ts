import { warn } from '../utils/runtime/warnings.ts';
import type { OtherNotification } from './decode.ts';
import type { NotificationErrorCode } from './errors.ts';

/**
 * Why a message was rejected:
 * - `unreadable`: it is a notification in no known form;
 * - `invalid`: it is one of this package's, and does not match its schema;
 * - `refused`: its handler called `reject`;
 * - `exhausted`: its handler failed as often as `maxAttempts` allows.
 */
export type RejectionReason = (typeof rejectionReasons)[number];

export const rejectionReasons = ['unreadable', 'invalid', 'refused', 'exhausted'] as const;

/**
 * A message that was rejected. The broker drops it, or moves it as its own rules say (RabbitMQ: to a dead-letter
 * exchange).
 *
 * @example
 * ```ts
 * import { appendFileSync } from 'node:fs';
 * import type { Rejection } from 'notify-about/consumer';
 *
 * export function keep({ reason, detail, body }: Rejection): void {
 *   appendFileSync('rejected.jsonl', `${JSON.stringify({ reason, detail, body: body.toString('base64') })}\n`);
 * }
 * ```
 */
export interface Rejection {
  readonly reason: RejectionReason;
  /** Of `unreadable` and `invalid`: the code of the `NotificationError`. */
  readonly code?: NotificationErrorCode;
  /** A sentence about what is wrong. */
  readonly detail: string;
  readonly topic: string;
  /**
   * The body as it was received, still compressed; the whole message when no body could be read, or the first part of
   * it when it has more than 16 MiB. It is read when it is first asked for, and so is not in a copy, or in JSON.
   */
  readonly body: Buffer;
  /** Its `message_id`; absent when it could not be read. */
  readonly messageId?: string;
  readonly eventType?: string;
  /** The notification as it was received; absent when it could not be read. */
  readonly notification?: OtherNotification;
}

/** The number of rejected messages by reason. */
export type RejectionCounts = Record<RejectionReason, number>;

/** The error that a rejection carries (AMQP 1.0, section 2.8.15). */
export const conditions: Readonly<Record<RejectionReason, string>> = {
  unreadable: 'amqp:decode-error',
  invalid: 'amqp:invalid-field',
  refused: 'amqp:not-allowed',
  exhausted: 'amqp:resource-limit-exceeded',
};

/** Few look at the body, and a rejection in a log should not contain it. */
export function withBody(rejection: Omit<Rejection, 'body'>, body: () => Buffer): Rejection {
  return Object.defineProperty(rejection, 'body', { get: body }) as Rejection;
}

/** The default of `onRejected`. */
export function warnOfRejection({ reason, detail, topic, eventType = 'a message' }: Rejection): void {
  warn(`rejected ${reason}`, `${eventType} from ${topic} was rejected (${reason}): ${detail}`);
}
