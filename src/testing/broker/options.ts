import type { Outcome } from './outcome.ts';
import type { ReceivedMessage } from './arrivals.ts';

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
