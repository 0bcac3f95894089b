import { checkAddresses, type AddressOf } from '../utils/options/addresses.ts';
import type { Endpoint } from '../utils/options/endpoint.ts';
import type { StreamOffset } from '../utils/amqp/receiving/stream-filter.ts';
import { askBrokers, brokersOf, isAsked, known, type AskBrokers } from '../utils/options/brokers.ts';
import type { Renewable, TlsOptions } from '../utils/api/options.ts';
import { checkAgainst, checkOptions, urlsOf, type Check } from '../utils/options/validate.ts';
import { isCount, isFlag, isFunction, notifierTable } from '../utils/options/table.ts';
import type { Handlers } from './handlers.ts';
import type { IntakeSettings } from './intake.ts';
import { warnOfRejection, type Rejection } from './rejection.ts';

/** To what to listen, and how. */
export interface ListenOptions<Globs extends string = string> {
  /** `amqp[s]://[user[:password]@]host[:port][/vhost]`, or several to fail over to; or a function, called before each attempt to connect. */
  readonly url: Renewable<string | readonly string[]>;
  /** What to do with what comes, by globs of event types: `{ 'dashboard.volume.*': … }`. The first that fits is called. */
  readonly handlers: Handlers<Globs>;
  /** The queues, each a topic of the notifiers and a priority, as `support.info`. Default `['notifications.info', 'notifications.error']`. */
  readonly topics?: readonly string[] | undefined;
  /** The address of a topic; by default the one under which the broker keeps it. It is asked for each at once, too. */
  readonly address?: ((topic: string) => string) | undefined;
  /** For `amqps://`: as Node's `tls.connect` takes it. With `cert` and `key`, and no user, the certificate says who you are. */
  readonly tls?: Renewable<TlsOptions> | undefined;
  /** Whether a password may go to another host as clear text, over `amqp://`. Default false. */
  readonly allowInsecureMechs?: boolean | undefined;
  /** How many handlers may run at once, at most 1000. Default 20. */
  readonly concurrency?: number | undefined;
  /**
   * Whether the handlers of the same resource (its type and id in the payload) run one after the other, in the order in
   * which the notifications came; one that fails is then tried again before the next. Default false.
   */
  readonly ordered?: boolean | undefined;
  /**
   * Where topics that are streams (RabbitMQ) are read from: `'first'`, or after the offset that `stats().links` told of
   * the topic when it was read last. Default: what comes from now on. Of a queue it says nothing.
   */
  readonly streamOffsets?: Readonly<Record<string, 'first' | number>> | undefined;
  /** How often a notification is tried before it is rejected. The pauses between grow up to 30 s. Default 10. */
  readonly maxAttempts?: number | undefined;
  /** How many `message_id`s of finished notifications are remembered; what comes again is dropped. Default 10,000. */
  readonly duplicateWindow?: number | undefined;
  /** Is told of each message that is rejected. Default: a warning of the process. */
  readonly onRejected?: ((rejection: Rejection) => unknown) | undefined;
}

/** The options with their defaults, checked. */
export interface ListenSettings extends Omit<IntakeSettings, 'faultOf'> {
  readonly endpoints: readonly Endpoint[];
  /** Where these, or their certificates, are asked for before each attempt to connect. */
  readonly renew?: AskBrokers;
  readonly topics: readonly string[];
  readonly address: AddressOf | undefined;
  readonly tls: TlsOptions;
  readonly streamOffsets: Readonly<Record<string, StreamOffset>>;
}

const isOffset = (offset: unknown): boolean =>
  offset === 'first' || (Number.isSafeInteger(offset) && (offset as number) >= 0);

const isHandlers = (handlers: unknown): boolean =>
  typeof handlers === 'object' &&
  handlers !== null &&
  Object.keys(handlers).length > 0 &&
  Object.values(handlers).every(isFunction);

const { url, topics, address, tls, allowInsecureMechs } = notifierTable;

const checks: Record<keyof ListenOptions, Check> = {
  url: { takes: url.takes, holds: (value: unknown) => urlsOf(value).length > 0 && url.holds(value as never) },
  handlers: {
    takes: "an object of functions by globs of event types, as { 'dashboard.volume.*': … }",
    holds: isHandlers,
  },
  ...{ topics, address, tls, allowInsecureMechs },
  concurrency: {
    takes: 'a whole number from 1 to 1000',
    holds: (count: number) => isCount(count) && count <= 1000,
  },
  ordered: { takes: 'true or false', holds: isFlag },
  streamOffsets: {
    takes: "an object of offsets by topics, each 'first' or a whole number, 0 or more",
    holds: (offsets: unknown) =>
      typeof offsets === 'object' && offsets !== null && Object.values(offsets).every(isOffset),
  },
  maxAttempts: { takes: 'a whole number above 0', holds: isCount },
  duplicateWindow: {
    takes: 'a whole number, 0 for none',
    holds: (ids: unknown) => ids === 0 || isCount(ids),
  },
  onRejected: { takes: 'a function', holds: isFunction },
};

/** Throws a `NotifierOptionError` for the first option that is wrong, by itself or with the others. */
export function listenSettings(options: ListenOptions): ListenSettings {
  checkOptions(checks, options);
  checkAgainst(checks, 'url', options.url);
  checkAgainst(checks, 'handlers', options.handlers);
  const { address, topics = ['notifications.info', 'notifications.error'] } = options;
  checkAddresses(address, topics);
  return {
    endpoints: brokersOf(known(options)),
    ...(isAsked(options) && { renew: askBrokers(() => options) }),
    handlers: options.handlers,
    topics: [...topics],
    address,
    tls: { ...known(options).tls },
    concurrency: options.concurrency ?? 20,
    ordered: options.ordered ?? false,
    streamOffsets: { ...options.streamOffsets },
    maxAttempts: options.maxAttempts ?? 10,
    duplicateWindow: options.duplicateWindow ?? 10_000,
    onRejected: options.onRejected ?? warnOfRejection,
  };
}
