/**
 * An AMQP error as a peer reports it (AMQP 1.0, section 2.8.14).
 *
 * @example
 * import type { AmqpError } from 'notify-about/testing';
 *
 * const deleted: AmqpError = { condition: 'amqp:resource-deleted', description: 'the queue was deleted' };
 */
export interface AmqpError {
  readonly condition?: string;
  readonly description?: string;
}
