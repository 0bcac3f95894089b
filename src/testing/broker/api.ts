import type { BrokerOptions } from './options.ts';
import type { AmqpError } from '../../utils/amqp/codec/amqp-error.ts';
import type { ReceivedMessage } from './arrivals.ts';

/**
 * An AMQP 1.0 broker in this process, with queues in memory: an accepted message goes to the receivers of the same
 * address. RabbitMQ's `/queues/q`, `/exchanges/e/q` and their older spellings are queue `q`.
 *
 * @example
 * import { startBroker } from 'notify-about/testing';
 * import type { Broker } from 'notify-about/testing';
 *
 * const broker: Broker = await startBroker({ credit: 0 });
 * broker.setCredit(1);
 * broker.setOutcome(() => 'released');
 * broker.endSessions({ condition: 'amqp:resource-deleted', description: 'the queue was deleted' });
 * await broker.close();
 */
export interface Broker extends AsyncDisposable {
  /** Its URL, with the name and the password of its first user. */
  readonly url: string;
  readonly port: number;
  /** Every message that it received, in order, whatever its outcome. It grows. */
  readonly received: readonly ReceivedMessage[];
  /** The number of open connections. */
  readonly connections: number;
  /** Resolves to the received messages once there are `count`. Rejects when there are fewer after `ms` (default 5000). */
  waitFor(count: number, ms?: number): Promise<readonly ReceivedMessage[]>;
  /** Sets the outcome of messages from now on. */
  setOutcome(outcome: BrokerOptions['outcome']): void;
  /** Sets the addresses that do not exist from now on; open links stay. */
  setMissing(missing: BrokerOptions['missing']): void;
  /** Sets who may log in from now on; open connections stay. */
  setUsers(users: BrokerOptions['users']): void;
  /**
   * Sets how many messages of a sender may be in transit or unsettled from now on, on open links too. Credit that was
   * granted is not withdrawn: a lower figure takes effect when it is used up.
   */
  setCredit(credit: number): void;
  /** Sets whether a new connection is accepted and dropped at once, before a byte; open connections stay. */
  setDropping(dropping: boolean): void;
  /** Detaches (closes) every link, with or without an error. Sessions and connections stay. */
  detachLinks(error?: AmqpError): void;
  /** Ends every session that has a link, with or without an error. Connections stay. */
  endSessions(error?: AmqpError): void;
  /** Closes every connection, as an operator does (`amqp:connection:forced`) or with another error. New ones are accepted. */
  closeConnections(error?: AmqpError): void;
  /** Drops every connection without a close frame. New ones are accepted. */
  dropConnections(): void;
  /**
   * Resets (TCP RST) each open connection in the middle of the next frame that it reads (`'incoming'`) or writes
   * (`'outgoing'`): a message is cut, or its outcome. Over TLS it is closed there. New ones are accepted.
   */
  resetWithin(frame: 'incoming' | 'outgoing'): void;
  /** Stops reading and writing, and leaves all connections open, as a broker that hangs. */
  freeze(): void;
  /** Reads and writes again, including what was held back. */
  thaw(): void;
  /** Ends all connections and the listening socket. Nothing is left that would keep the process running. */
  close(): Promise<void>;
}
