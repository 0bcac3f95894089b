import type { BrokerOptions } from './options.ts';
import type { AmqpError } from '../../utils/amqp/codec/amqp-error.ts';
import type { ReceivedMessage } from './arrivals.ts';

/**
 * An AMQP 1.0 broker in this process, with queues in memory: what is accepted goes to those who receive from the same
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
  /** Its address, with the name and the password of its first user. */
  readonly url: string;
  readonly port: number;
  /** Every message that came in, in order, whatever its outcome. It grows. */
  readonly received: readonly ReceivedMessage[];
  /** How many connections are open now. */
  readonly connections: number;
  /** What it received once that is `count` messages. Rejects when there are fewer after `ms` (default 5000). */
  waitFor(count: number, ms?: number): Promise<readonly ReceivedMessage[]>;
  /** What becomes of a message from now on. */
  setOutcome(outcome: BrokerOptions['outcome']): void;
  /** Which addresses do not exist from now on; links that are open stay so. */
  setMissing(missing: BrokerOptions['missing']): void;
  /** Who is let in from now on; connections that are open stay so. */
  setUsers(users: BrokerOptions['users']): void;
  /**
   * How many messages of a sender may be on their way or unanswered from now on, on open links too. Credit that was
   * given is not taken back: less than that holds when it is used up.
   */
  setCredit(credit: number): void;
  /** Whether a new connection is taken and dropped at once, before a byte; connections that are open stay so. */
  setDropping(dropping: boolean): void;
  /** Detaches (closes) every link, with an error or without one. Sessions and connections go on. */
  detachLinks(error?: AmqpError): void;
  /** Ends every session that has a link, with an error or without one. Connections go on. */
  endSessions(error?: AmqpError): void;
  /** Closes every connection, as an operator does (`amqp:connection:forced`) or with another error. New ones are taken. */
  closeConnections(error?: AmqpError): void;
  /** Cuts every connection without a word. New ones are taken. */
  dropConnections(): void;
  /**
   * Resets (TCP RST) each open connection in the middle of the next frame that it reads (`'incoming'`) or writes
   * (`'outgoing'`): a message is cut, or its outcome. Over TLS it is closed there. New ones are taken.
   */
  resetWithin(frame: 'incoming' | 'outgoing'): void;
  /** Reads and writes nothing any more, and leaves all connections open, as a broker that hangs. */
  freeze(): void;
  /** Reads and writes again, and makes up for what was held back. */
  thaw(): void;
  /** Ends all connections and the listening socket. Nothing is left that would keep the process running. */
  close(): Promise<void>;
}
