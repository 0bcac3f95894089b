import { checkAddresses, type AddressOf } from '../utils/options/addresses.ts';
import type { Endpoint } from '../utils/options/endpoint.ts';
import type { StreamOffset } from '../utils/amqp/receiving/stream-filter.ts';
import { askBrokers, brokersOf, isAsked, known, type AskBrokers } from '../utils/options/brokers.ts';
import type { Renewable, TlsOptions } from '../utils/api/options.ts';
import { withDefaults } from '../utils/options/defaults.ts';
import { checkAgainst, checkOptions, urlsOf } from '../utils/options/validate.ts';
import {
  BROKER_URLS,
  areBrokers,
  isCount,
  isFlag,
  isFunction,
  notifierTable,
  type Table,
} from '../utils/options/table.ts';
import type { Handlers } from './handlers.ts';
import type { IntakeSettings } from './intake.ts';
import { warnOfRejection, type Rejection } from './rejection.ts';

/** The options of a listener. */
export interface ListenOptions<Globs extends string = string> {
  /** The broker, or several to fail over to. A function is called before each attempt to connect. Required. */
  readonly url: Renewable<string | readonly string[]>;
  /** The handlers, by globs of event types. That of the first glob that matches is called. Required. */
  readonly handlers: Handlers<Globs>;
  /** The queues, each a topic of the notifiers and a priority. Default `notifications.info` and `notifications.error`. */
  readonly topics?: readonly string[] | undefined;
  /**
   * Returns the address of a topic such as `notifications.info`; it is also called for each topic by `listen` itself.
   * Default: the address under which the broker keeps the topic.
   */
  readonly address?: ((topic: string) => string) | undefined;
  /**
   * Certificates and keys for `amqps://`. The broker's certificate is verified by default. With `cert` and `key`, and no
   * user in the URL, the client certificate is the login (SASL EXTERNAL). A function is called before each attempt to
   * connect.
   */
  readonly tls?: Renewable<TlsOptions> | undefined;
  /** Whether a password may go to another host as clear text, over `amqp://`. Default `false`. */
  readonly allowInsecureMechs?: boolean | undefined;
  /** The most handlers that may run at once. Default 20. */
  readonly concurrency?: number | undefined;
  /**
   * Whether the handlers of the same resource (its type and id in the payload) run one after the other, in the order in
   * which the notifications arrived; one that fails is then retried before the next. Default `false`.
   */
  readonly ordered?: boolean | undefined;
  /**
   * Where topics that are streams (RabbitMQ) are read from, by topic: `'first'`, or after the offset that `stats().links`
   * reported when the topic was last read. Queues ignore it. Default: from now on.
   */
  readonly streamOffsets?: Readonly<Record<string, 'first' | number>> | undefined;
  /** The most attempts before a notification is rejected. The delays between them grow up to 30 s. Default 10. */
  readonly maxAttempts?: number | undefined;
  /** The number of settled `message_id`s that are remembered, so that duplicates are dropped. Default 10,000. */
  readonly duplicateWindow?: number | undefined;
  /** Called with each message that is rejected. Default: the process warns of it. */
  readonly onRejected?: ((rejection: Rejection) => unknown) | undefined;
}

/** The options with their defaults, checked. */
export interface ListenSettings extends Omit<IntakeSettings, 'faultOf'> {
  readonly endpoints: readonly Endpoint[];
  /** Returns the brokers and certificates anew, before each attempt to connect. */
  readonly renew?: AskBrokers;
  readonly topics: readonly string[];
  readonly address?: AddressOf | undefined;
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

/** The options that have a default. */
type Defaulted = 'topics' | 'concurrency' | 'ordered' | 'maxAttempts' | 'duplicateWindow' | 'onRejected';

const { topics, address, tls, allowInsecureMechs } = notifierTable;

export const listenTable: Table<ListenOptions, Defaulted> = {
  url: {
    expected: BROKER_URLS,
    isValid: (value: unknown) => isFunction(value) || (urlsOf(value).length > 0 && areBrokers(value)),
  },
  handlers: {
    expected: "an object of functions by globs of event types, as { 'dashboard.volume.*': … }",
    isValid: isHandlers,
  },
  topics: { ...topics, default: ['notifications.info', 'notifications.error'] },
  ...{ address, tls, allowInsecureMechs },
  concurrency: {
    expected: 'a whole number from 1 to 1000',
    isValid: (count: number) => isCount(count) && count <= 1000,
    default: 20,
  },
  ordered: { expected: 'true or false', isValid: isFlag, default: false },
  streamOffsets: {
    expected: "an object of offsets by topics, each 'first' or a whole number, 0 or more",
    isValid: (offsets: unknown) =>
      typeof offsets === 'object' && offsets !== null && Object.values(offsets).every(isOffset),
  },
  maxAttempts: { expected: 'a whole number above 0', isValid: isCount, default: 10 },
  duplicateWindow: {
    expected: 'a whole number, 0 for none',
    isValid: (ids: unknown) => ids === 0 || isCount(ids),
    default: 10_000,
  },
  onRejected: { expected: 'a function', isValid: isFunction, default: warnOfRejection },
};

/** The settings that follow from options. Throws a `NotifierOptionError` for the first option that is wrong. */
export function listenSettings(options: ListenOptions): ListenSettings {
  checkOptions(listenTable, options);
  checkAgainst(listenTable, 'url', options.url);
  checkAgainst(listenTable, 'handlers', options.handlers);
  const given = withDefaults(listenTable, options);
  checkAddresses(given.address, given.topics);
  const brokers = known(options);
  return {
    ...given,
    endpoints: brokersOf(brokers),
    ...(isAsked(options) && { renew: askBrokers(() => options) }),
    topics: [...given.topics],
    tls: { ...brokers.tls },
    streamOffsets: { ...given.streamOffsets },
  };
}
