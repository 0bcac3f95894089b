import type { Outcome } from './outcome.ts';
import type { ReceivedMessage } from './arrivals.ts';

/**
 * The options of a {@link Broker}. The defaults are those of RabbitMQ 4, which most clouds run, so that a test sees
 * the form and the addresses of production.
 *
 * @example
 * import type { BrokerOptions } from 'notify-about/testing';
 *
 * const artemis: BrokerOptions = { product: 'apache-activemq-artemis', version: '2.40.0', users: { horizon: 'secret' }
 * };
 */
export interface BrokerOptions {
  /** The port of 127.0.0.1 to listen on. Default: any that is free. */
  port?: number;
  /** The password of each user, for SASL PLAIN. Default: everybody may log in, without SASL too. */
  users?: Readonly<Record<string, string>>;
  /** The product in its open frame. Default `'RabbitMQ'`. */
  product?: string;
  /** The version in its open frame. Default `'4.0.0'`. */
  version?: string;
  /** How many messages of a sender may be in transit or unsettled; 0 for none at all. Default 170. */
  credit?: number;
  /** The outcome of a message; if the function throws, the message is rejected with its error. Default: accepted. */
  outcome?: (message: ReceivedMessage) => Outcome;
  /** Addresses that do not exist: attaching to one ends the session (`amqp:not-found`). Default: all exist. */
  missing?: (address: string) => boolean;
  /** The largest frame that it accepts, in bytes, at least 512. Default 131072. */
  maxFrameSize?: number;
  /** The largest message that it accepts, in bytes: a larger one ends its link. Default: no limit. */
  maxMessageSize?: number;
  /** Its certificate, for `amqps://`. Default: no TLS. */
  tls?: BrokerTls;
}

/**
 * The TLS options of a {@link Broker}; all but `requestCert` in PEM. The certificate is for `localhost` or 127.0.0.1.
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
  /** The authorities that sign clients' certificates. Default: those that Node knows. */
  readonly ca?: string | Buffer;
  /** Whether a client needs a certificate of such an authority. Default false. */
  readonly requestCert?: boolean;
}
