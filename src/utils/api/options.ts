import type { ConnectionOptions } from 'node:tls';

import type { Loss } from './loss.ts';

/**
 * How a notifier works. Each option but the functions can come from the environment (`NOTIFY_ABOUT_URL`,
 * `NOTIFY_ABOUT_MAX_PENDING`, …); what is passed goes first.
 */
export interface NotifierOptions {
  /**
   * `amqp[s]://[user[:password]@]host[:port][/vhost]`, or several to fail over to. Credentials and virtual host are
   * percent-encoded. The host may be in any script; an IPv6 address may have a zone: `[fe80::1%25eth0]`. Without any,
   * notifications are off. A function is called before each attempt to connect: for a password that is renewed.
   */
  readonly url?: Renewable<string | readonly string[]> | undefined;
  /** `<service>.<host>`; default `horizon.<hostname>`. */
  readonly publisherId?: string | undefined;
  /** Each notification goes to every topic. Default `['notifications']`. */
  readonly topics?: readonly string[] | undefined;
  /** The `control_exchange` of the consumers; default `openstack`. On RabbitMQ the queue is then reached through it. */
  readonly exchange?: string | undefined;
  /** The form of the messages; by default the one that the consumers behind the peer read. */
  readonly form?: Form | undefined;
  /**
   * The address of a topic as `notifications.info`; by default the one under which the peer keeps it. It is asked for
   * each when the notifier is opened, too.
   */
  readonly address?: ((topic: string) => string) | undefined;
  /** Milliseconds after which a notification is of no use: it is not sent any more, and a broker may drop it. */
  readonly ttl?: number | undefined;
  /**
   * For `amqps://`: the certificates, as Node's `tls.connect` takes them. The peer is verified unless you say not to.
   * With `cert` and `key`, and no user in the URL, the certificate says who you are (SASL EXTERNAL). A function is called
   * before each attempt to connect: for certificates that are renewed.
   */
  readonly tls?: Renewable<TlsOptions> | undefined;
  /** Whether a password may go to another host as clear text, over `amqp://`. Default false. */
  readonly allowInsecureMechs?: boolean | undefined;
  /** How many notifications may wait for the broker. Default 100,000. */
  readonly maxPending?: number | undefined;
  /** How many bytes of notifications may wait for the broker. Default 64 MiB. */
  readonly maxPendingBytes?: number | undefined;
  /** The largest notification that is sent, in bytes. Default 1 MiB. */
  readonly maxMessageBytes?: number | undefined;
  /** Keeps notifications on a disk until the broker has accepted them. Without it they wait in memory only. */
  readonly spool?: SpoolOptions | undefined;
  /** Event types not to tell, as globs: `dashboard.*.start`. */
  readonly optOut?: readonly string[] | undefined;
  /** Is told of each notification that is lost. Where it fails, a warning of the process says so. */
  readonly onLost?: ((loss: Loss) => void) | undefined;
  /** Whether a fault tells its stack. Default false. */
  readonly traceback?: boolean | undefined;
  /** Whether the functions use this notifier. Default true; with false, give it to them as `context.notifier`. */
  readonly install?: boolean | undefined;
}

/**
 * Where notifications are kept until the broker has accepted them, and what an ended process has left is found again.
 *
 * @example
 * ```ts
 * import { openNotifier } from 'notify-about';
 *
 * openNotifier({ url: 'amqps://rabbit.example', spool: { directory: '/var/spool/dashboard/notifications' } });
 * ```
 */
export interface SpoolOptions {
  /** Is made with mode 700. Several processes of one machine may share it. */
  readonly directory: string;
  /** How many bytes all files in it may take. When it is full, new notifications wait in memory. Default 1 GiB. */
  readonly maxBytes?: number | undefined;
  /** Milliseconds after which a notification that was not sent is lost as `expired`. Default seven days. */
  readonly maxAge?: number | undefined;
  /**
   * Milliseconds between two calls of fdatasync: what a loss of power may take. There is none when the broker has accepted
   * all by then. Default 5; `Infinity` leaves it to the operating system. A process that is killed loses nothing in any
   * case.
   */
  readonly syncInterval?: number | undefined;
}

/** Certificates and keys, as Node's `tls.connect` takes them: in PEM. */
export type TlsOptions = Pick<
  ConnectionOptions,
  'ca' | 'cert' | 'key' | 'passphrase' | 'servername' | 'rejectUnauthorized' | 'minVersion'
>;

/** A value, or a function that gives it, or a promise of it, whenever it is needed. */
export type Renewable<Value> = Value | (() => Value | Promise<Value>);

// Which form a peer's consumers read, and under which address it keeps a topic: by the product that it says it is.

/** The two forms of a notification: what oslo's `rabbit://` driver reads, and what its `amqp://` driver read. */
export type Form = 'rabbit' | 'amqp1';
