import { hostname } from 'node:os';
import { resolve } from 'node:path';
import type { ConnectionOptions } from 'node:tls';
import { checkAddresses, withPriorities, type AddressOf } from './addresses.ts';
import type { Endpoint } from './endpoint.ts';
import type { Form } from '../amqp/connection/peer.ts';
import { askBrokers, brokersOf, isAsked, known, type AskBrokers, type Renewable } from './brokers.ts';
import { checkOptions, urlsOf } from './validate.ts';
import { systemClock, type Clock } from '../clock.ts';
import { namesFiles, optionsFromEnvironment } from './environment.ts';
import { eventTypeMatcher } from '../glob.ts';
import type { Loss } from '../notifier/ledger.ts';
import { isPublisherId, notifierChecks } from './checks.ts';

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

/** The options of the spool with their defaults. */
export interface SpoolSettings {
  readonly directory: string;
  readonly maxBytes: number;
  /** How large one of its files may become. */
  readonly segmentBytes: number;
  readonly syncInterval: number;
}

/** The options with their defaults, checked. */
export interface Settings {
  readonly endpoints: readonly Endpoint[];
  /** Where these, or their certificates, are asked for before each attempt to connect. */
  readonly renew?: AskBrokers;
  readonly publisherId: string;
  readonly topics: readonly string[];
  readonly exchange: string | undefined;
  readonly form: Form | undefined;
  readonly address: AddressOf | undefined;
  readonly ttl: number | undefined;
  /** Milliseconds after which a notification is not sent any more. */
  readonly maxAge: number;
  readonly spool: SpoolSettings | undefined;
  readonly tls: TlsOptions;
  readonly maxPending: number;
  readonly maxPendingBytes: number;
  readonly maxMessageBytes: number;
  readonly optsOut: (eventType: string) => boolean;
  readonly onLost: ((loss: Loss) => void) | undefined;
  readonly traceback: boolean;
  readonly install: boolean;
  readonly clock: Clock;
}

const WEEK = 7 * 24 * 3600 * 1000;

/** The settings that follow from options and environment. Throws a `NotifierOptionError` for the first that is wrong. */
export function resolveSettings(
  options: NotifierOptions,
  environment: NodeJS.ProcessEnv,
  clock: Clock = systemClock,
): Settings {
  checkOptions(notifierChecks, options);
  const passed = withoutUndefined(options);
  const given: NotifierOptions = { ...optionsFromEnvironment(environment), ...passed };
  const { exchange, form, address, ttl, onLost, topics = ['notifications'] } = given;
  checkAddresses(address, topics.flatMap(withPriorities));
  const sources = {
    url: passed.url === undefined ? 'NOTIFY_ABOUT_URL' : 'url',
    tls: passed.tls === undefined ? 'NOTIFY_ABOUT_TLS_CERT, NOTIFY_ABOUT_TLS_KEY' : 'tls',
  };
  const isOn = urlsOf(given.url).length > 0;
  const isRenewed = isOn && (isAsked(given) || namesFiles(environment, passed));
  // The environment of now: a command takes its variables out of it.
  const then = { ...environment };
  return {
    endpoints: brokersOf(known(given), sources),
    ...(isRenewed && {
      renew: askBrokers(() => ({ ...optionsFromEnvironment(then), ...passed }), sources),
    }),
    publisherId: given.publisherId ?? ownPublisherId(),
    topics: [...topics],
    ...{ exchange, form, address, ttl, onLost },
    maxAge: Math.min(ttl ?? Infinity, given.spool === undefined ? Infinity : (given.spool.maxAge ?? WEEK)),
    spool: given.spool && spoolSettings(given.spool),
    tls: { ...known(given).tls },
    maxPending: given.maxPending ?? 100_000,
    maxPendingBytes: given.maxPendingBytes ?? 64 * 2 ** 20,
    maxMessageBytes: given.maxMessageBytes ?? 2 ** 20,
    optsOut: eventTypeMatcher(given.optOut ?? []),
    traceback: given.traceback ?? false,
    install: given.install ?? true,
    clock,
  };
}

function ownPublisherId(): string {
  const id = `horizon.${hostname()}`;
  return isPublisherId(id) ? id : 'horizon.localhost';
}

// Files go whole, so a spool of a few of them only would be full most of the time.
function spoolSettings({ directory, maxBytes = 2 ** 30, syncInterval = 5 }: SpoolOptions): SpoolSettings {
  const segmentBytes = Math.min(4 * 2 ** 20, Math.ceil(maxBytes / 16));
  return { directory: resolve(directory), maxBytes, segmentBytes, syncInterval };
}

function withoutUndefined(options: NotifierOptions): NotifierOptions {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}
