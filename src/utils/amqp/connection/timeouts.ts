/** How long we wait for a peer, and how often we try again. */
export interface Timeouts {
  /** A peer that is silent for twice this many milliseconds is given up (AMQP 1.0, section 2.4.5). */
  readonly idle: number;
  /** Milliseconds to wait for the answer to an attach. */
  readonly attachDeadline: number;
  /** Milliseconds to wait for an outcome: RabbitMQ 3 reports none when a queue is full and rejects. */
  readonly settleDeadline: number;
  /** How often a notification is sent that the peer does not accept. */
  readonly mostAttempts: number;
}

export const timeouts: Timeouts = {
  idle: 10_000,
  attachDeadline: 10_000,
  settleDeadline: 30_000,
  mostAttempts: 40, // 12 minutes of retries on average, 16 at most
};
