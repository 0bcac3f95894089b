import type { AmqpError } from '../utils/amqp/connection/rhea.ts';
import type { Outcome } from './broker/outcome.ts';
import type { ReceivedMessage } from './broker/arrivals.ts';
import { loadRhea } from '../utils/amqp/connection/rhea.ts';
import { LocalBroker } from './broker/local.ts';

export type { AmqpError, Outcome, ReceivedMessage };

/**
 * What a {@link Broker} is and does. The defaults are those of RabbitMQ 4, which most clouds run, so that a test sees
 * the form and the addresses of production.
 *
 * @example
 * import type { BrokerOptions } from 'notify-about/testing';
 *
 * const artemis: BrokerOptions = { product: 'apache-activemq-artemis', version: '2.40.0', users: { horizon: 'secret' } };
 */
export interface BrokerOptions {
  /** The port of 127.0.0.1 to listen on. Default: any that is free. */
  port?: number;
  /** The password of each user, for SASL PLAIN. Default: everybody is let in, without SASL too. */
  users?: Readonly<Record<string, string>>;
  /** What it tells to be. Default `'RabbitMQ'`. */
  product?: string;
  /** Default `'4.0.0'`. */
  version?: string;
  /** How many messages of a sender may be on their way or unanswered; 0 for none at all. Default 170. */
  credit?: number;
  /** What becomes of a message; if it throws, the message is rejected with its error. Default: accepted. */
  outcome?: (message: ReceivedMessage) => Outcome;
  /** The addresses that do not exist: who attaches to one has his session ended (`amqp:not-found`). Default: none. */
  missing?: (address: string) => boolean;
  /** The largest frame that it takes, in bytes, at least 512. Default 131072. */
  maxFrameSize?: number;
  /** The largest message that it takes, in bytes: a larger one ends its link. Default: no limit. */
  maxMessageSize?: number;
  /** Its certificate, for `amqps://`. Default: no TLS. */
  tls?: BrokerTls;
}

/**
 * How a {@link Broker} speaks TLS; all but `requestCert` as PEM. Its certificate is for `localhost` or 127.0.0.1.
 *
 * @example
 * import { readFileSync } from 'node:fs';
 * import { startBroker, type BrokerTls } from 'notify-about/testing';
 *
 * const tls: BrokerTls = { key: readFileSync('server.key.pem'), cert: readFileSync('server.cert.pem') };
 * const broker = await startBroker({ tls });
 * console.log(broker.url); // amqps://localhost:…
 */
export interface BrokerTls {
  readonly key: string | Buffer;
  readonly cert: string | Buffer;
  /** Who signs the certificates of clients. Default: the authorities that Node knows. */
  readonly ca?: string | Buffer;
  /** Whether only clients with a certificate of such an authority are let in. Default false. */
  readonly requestCert?: boolean;
}

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

/**
 * Starts an AMQP 1.0 broker in this process, on the loopback; resolves when it listens, and rejects with the system's
 * error when it cannot (`EADDRINUSE`).
 *
 * @example
 * import { startBroker } from 'notify-about/testing';
 *
 * const broker = await startBroker();
 * process.env['NOTIFY_ABOUT_URL'] = broker.url;
 * // ... what is tested ...
 * const [message] = await broker.waitFor(1);
 * console.log(message?.address, message?.subject);
 * await broker.close();
 */
export async function startBroker(options: BrokerOptions = {}): Promise<Broker> {
  await loadRhea();
  const broker = new LocalBroker(options);
  await broker.listen(options.port ?? 0);
  return broker;
}
