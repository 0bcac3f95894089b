import type { OtherNotification } from './decode.ts';

/**
 * Why a message was rejected:
 * - `unreadable`: it is not a notification in any form that is known;
 * - `invalid`: it is one of this package's, and does not fit its schema;
 * - `refused`: its handler called `reject`;
 * - `exhausted`: its handler failed as often as `maxAttempts` allows.
 */
export type RejectionReason = (typeof rejectionReasons)[number];

export const rejectionReasons = ['unreadable', 'invalid', 'refused', 'exhausted'] as const;

/**
 * A message that was rejected. The broker drops it, or puts it where its own rules say (RabbitMQ: a dead-letter
 * exchange).
 *
 * @example
 * ```ts
 * import { appendFileSync } from 'node:fs';
 * import type { Rejection } from 'notify-about/consumer';
 *
 * export function keep({ reason, detail, notification }: Rejection): void {
 *   appendFileSync('rejected.jsonl', `${JSON.stringify({ reason, detail, notification })}\n`);
 * }
 * ```
 */
export interface Rejection {
  readonly reason: RejectionReason;
  /** What exactly was wrong. */
  readonly detail: string;
  readonly topic: string;
  /** As its `message_id` says; absent when it could not be read. */
  readonly messageId?: string;
  readonly eventType?: string;
  /** The notification as it came; absent when it could not be read. */
  readonly notification?: OtherNotification;
}

/** How many messages were rejected for each reason. */
export type RejectionCounts = Record<RejectionReason, number>;

/** What the broker is told with a rejection (AMQP 1.0, section 2.8.15). */
export const conditions: Readonly<Record<RejectionReason, string>> = {
  unreadable: 'amqp:decode-error',
  invalid: 'amqp:invalid-field',
  refused: 'amqp:not-allowed',
  exhausted: 'amqp:resource-limit-exceeded',
};
