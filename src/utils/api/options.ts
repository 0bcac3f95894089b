import type { ConnectionOptions } from 'node:tls';

import type { Loss } from './loss.ts';

/**
 * The options of a notifier. Each but the functions and `install` can be set in the environment instead
 * (`NOTIFY_ABOUT_URL`, `NOTIFY_ABOUT_MAX_PENDING`, …); an option that is passed wins.
 */
export interface NotifierOptions {
  /**
   * The broker, or several to fail over to. `file:///<path>` appends the notifications to a file instead, and `stdout:`
   * writes them to standard output: a line of JSON each, as `tail --json` prints it. Credentials and virtual host are percent-encoded; an IPv6 address may have a
   * zone: `[fe80::1%25eth0]`. Without a URL notifications are off. A function is called before each attempt to connect,
   * for a password that is renewed.
   */
  readonly url?: Renewable<string | readonly string[]> | undefined;
  /** The publisher of the notifications, `<service>.<host>`. Default `horizon.<hostname>`. */
  readonly publisherId?: string | undefined;
  /** The topics. Each notification goes to every topic. Default `notifications`. */
  readonly topics?: readonly string[] | undefined;
  /**
   * The `control_exchange` of the consumers. When it is given, RabbitMQ's queues are reached through it. Default
   * `openstack`.
   */
  readonly exchange?: string | undefined;
  /** The form of the messages. Default: the form that the consumers behind the broker read. */
  readonly form?: Form | undefined;
  /**
   * Returns the address of a topic such as `notifications.info`; it is also called for each topic when the notifier is
   * opened. Default: the address under which the broker keeps the topic.
   */
  readonly address?: ((topic: string) => string) | undefined;
  /** Milliseconds after which a notification is of no use: it is no longer sent, and a broker may drop it. Default: no limit. */
  readonly ttl?: number | undefined;
  /**
   * Certificates and keys for `amqps://`. The broker's certificate is verified by default. With `cert` and `key`, and no
   * user in the URL, the client certificate is the login (SASL EXTERNAL). A function is called before each attempt to
   * connect, for certificates that are renewed; the files that variables name are read again then, too.
   */
  readonly tls?: Renewable<TlsOptions> | undefined;
  /** Whether a password may go to another host as clear text, over `amqp://`. Default `false`. */
  readonly allowInsecureMechs?: boolean | undefined;
  /** The most notifications that may be pending in memory. Default 100,000. */
  readonly maxPending?: number | undefined;
  /** The most bytes of notifications that may be pending in memory. Default 64 MiB. */
  readonly maxPendingBytes?: number | undefined;
  /** The largest notification that is sent, in bytes. Default 1 MiB. */
  readonly maxMessageBytes?: number | undefined;
  /** The size at which the file of a `file:` URL is renamed, and a new one begun, in bytes. Default: never. */
  readonly rotateBytes?: number | undefined;
  /** Keeps notifications on disk until the broker has accepted them. Default: in memory only. */
  readonly spool?: SpoolOptions | undefined;
  /** Globs of event types that are not emitted. Default: all are emitted. */
  readonly optOut?: readonly string[] | undefined;
  /** Called with each lost notification. When it throws, the process warns of it. */
  readonly onLost?: ((loss: Loss) => void) | undefined;
  /** Whether a fault contains the stack of the error. Default `false`. */
  readonly traceback?: boolean | undefined;
  /** Whether the functions use this notifier. Default `true`; with `false`, pass it as `context.notifier`. */
  readonly install?: boolean | undefined;
}

/**
 * The spool: files that keep notifications until the broker has accepted them. What an ended process has left there is
 * sent by the next one.
 *
 * @example
 * ```ts
 * import { openNotifier } from 'notify-about';
 *
 * openNotifier({ url: 'amqps://rabbit.example', spool: { directory: '/var/spool/dashboard/notifications' } });
 * ```
 */
export interface SpoolOptions {
  /** The directory. It is made with mode 700. Several processes of one machine may share it. */
  readonly directory: string;
  /** The most bytes of all files in it. When it is full, new notifications are pending in memory. Default 1 GiB. */
  readonly maxBytes?: number | undefined;
  /** Milliseconds after which a notification that was not sent is lost as `expired`. Default 604,800,000 (seven days). */
  readonly maxAge?: number | undefined;
  /**
   * Milliseconds between two calls of fdatasync: a loss of power may lose that much. There is no call when the broker has
   * accepted everything by then. `Infinity` leaves it to the operating system. A process that is killed loses nothing in
   * any case. Default 5.
   */
  readonly syncInterval?: number | undefined;
}

/** Certificates and keys for `amqps://`, as Node's `tls.connect` accepts them. */
export interface TlsOptions {
  /** The authorities that may sign the broker's certificate. Default: those that Node trusts. */
  readonly ca?: ConnectionOptions['ca'];
  /** The client certificate, with its chain. */
  readonly cert?: ConnectionOptions['cert'];
  /** The private key of the client certificate. */
  readonly key?: ConnectionOptions['key'];
  /** The passphrase of the key. */
  readonly passphrase?: ConnectionOptions['passphrase'];
  /** The host name that the broker's certificate must be for. Default: the host of the URL. */
  readonly servername?: ConnectionOptions['servername'];
  /** Whether the broker's certificate is verified. Default `true`. */
  readonly rejectUnauthorized?: ConnectionOptions['rejectUnauthorized'];
  /** The oldest TLS version. Default `TLSv1.2`. */
  readonly minVersion?: ConnectionOptions['minVersion'];
}

/** A value, or a function that returns it, or a promise of it, whenever it is needed. */
export type Renewable<Value> = Value | (() => Value | Promise<Value>);

/** The form of a message: the one that oslo's `rabbit://` driver reads, or the one that its `amqp://` driver read. */
export type Form = 'rabbit' | 'amqp1';
