/** How long, and how often, a peer is waited for. */
export interface Timeouts {
  /** A peer that says nothing is given up after twice so many milliseconds (AMQP 1.0, section 2.4.5). */
  readonly idle: number;
  /** Milliseconds to wait for an answer to a link. */
  readonly attachDeadline: number;
  /** Milliseconds to wait for an outcome: RabbitMQ 3 gives none when a queue has no room and rejects. */
  readonly settleDeadline: number;
  /** How often a notification is sent that the peer does not take. */
  readonly mostAttempts: number;
}

export const timeouts: Timeouts = {
  idle: 10_000,
  attachDeadline: 10_000,
  settleDeadline: 30_000,
  mostAttempts: 40, // about twenty minutes of "not now"
};
