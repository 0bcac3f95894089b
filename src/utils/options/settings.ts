import type { NotifierOptions, SpoolOptions, TlsOptions } from '../api/options.ts';
import { hostname } from 'node:os';
import { resolve } from 'node:path';
import { checkAddresses, withPriorities } from './addresses.ts';
import { parseDestination, type Destination } from './destination.ts';
import type { Endpoint } from './endpoint.ts';
import { askBrokers, brokersOf, isAsked, known, type AskBrokers } from './brokers.ts';
import { checkOptions, urlsOf } from './validate.ts';
import { systemClock, type Clock } from '../runtime/clock.ts';
import { namesFiles, optionsFromEnvironment } from './environment.ts';
import { eventTypeMatcher } from '../text/glob.ts';
import { withDefaults, withoutUndefined, type DefaultsOf } from './defaults.ts';
import { isPublisherId, notifierTable, spoolTable } from './table.ts';

/** The options of the spool with their defaults. */
export interface SpoolSettings {
  readonly directory: string;
  readonly maxBytes: number;
  /** The largest size of one of its files. */
  readonly segmentBytes: number;
  readonly syncInterval: number;
}

/** The options that are not in the settings as they were passed. */
type Resolved = 'url' | 'tls' | 'allowInsecureMechs' | 'publisherId' | 'spool' | 'optOut';

type Defaults = DefaultsOf<typeof notifierTable>;
type CompleteSpool = SpoolOptions & DefaultsOf<typeof spoolTable>;

/** The options with their defaults, checked. */
export interface Settings extends Omit<NotifierOptions, Resolved | keyof Defaults>, Omit<Defaults, Resolved> {
  readonly endpoints: readonly Endpoint[];
  /** Returns the endpoints and certificates anew before each attempt to connect, if they may change. */
  readonly renew?: AskBrokers;
  readonly tls: TlsOptions;
  /** The file or output that takes the place of a broker. */
  readonly destination?: Destination;
  readonly publisherId: string;
  /** Milliseconds after which a notification is no longer sent. */
  readonly maxAge: number;
  readonly spool: SpoolSettings | undefined;
  readonly optsOut: (eventType: string) => boolean;
  readonly clock: Clock;
}

/** Returns the settings from options and environment. Throws a `NotifierOptionError` for the first invalid one. */
export function resolveSettings(
  options: NotifierOptions,
  environment: NodeJS.ProcessEnv,
  clock: Clock = systemClock,
): Settings {
  checkOptions(notifierTable, options);
  const passed = withoutUndefined(options);
  const given = withDefaults(notifierTable, { ...optionsFromEnvironment(environment), ...passed });
  const { url, tls, allowInsecureMechs, publisherId, spool: givenSpool, optOut, ...asGiven } = given;
  const spool = givenSpool && withDefaults(spoolTable, givenSpool);
  const { address, topics, ttl = Infinity } = asGiven;
  checkAddresses(address, topics.flatMap(withPriorities));
  return {
    ...asGiven,
    ...brokerSettings({ url, tls, allowInsecureMechs }, passed, environment),
    ...destinationOf(url),
    topics: [...topics],
    publisherId: publisherId ?? ownPublisherId(),
    maxAge: Math.min(ttl, spool?.maxAge ?? Infinity),
    spool: spool && spoolSettings(spool),
    optsOut: eventTypeMatcher(optOut),
    clock,
  };
}

/** Returns the brokers, and how to renew them if they may change. */
function brokerSettings(
  given: Pick<NotifierOptions, 'url' | 'tls' | 'allowInsecureMechs'>,
  passed: NotifierOptions,
  environment: NodeJS.ProcessEnv,
): Pick<Settings, 'endpoints' | 'renew' | 'tls'> {
  const sources = {
    url: passed.url === undefined ? 'NOTIFY_ABOUT_URL' : 'url',
    tls: passed.tls === undefined ? 'NOTIFY_ABOUT_TLS_CERT, NOTIFY_ABOUT_TLS_KEY' : 'tls',
  };
  const isOn = urlsOf(given.url).length > 0;
  const isRenewed = isOn && (isAsked(given) || namesFiles(environment, passed));
  // A copy, since the command removes its variables from the environment.
  const then = { ...environment };
  const brokers = known(given);
  return {
    endpoints: brokersOf(brokers, sources),
    tls: { ...brokers.tls },
    ...(isRenewed && {
      renew: askBrokers(() => ({ ...optionsFromEnvironment(then), ...passed }), sources),
    }),
  };
}

function destinationOf(url: NotifierOptions['url']): Pick<Settings, 'destination'> {
  const [only] = urlsOf(url);
  const destination = typeof only === 'string' ? parseDestination(only) : undefined;
  return destination === undefined ? {} : { destination };
}

function ownPublisherId(): string {
  const id = `horizon.${hostname()}`;
  return isPublisherId(id) ? id : 'horizon.localhost';
}

// Files are deleted whole, so a spool of only a few files would be full most of the time.
function spoolSettings({ directory, maxBytes, syncInterval }: CompleteSpool): SpoolSettings {
  const segmentBytes = Math.min(4 * 2 ** 20, Math.ceil(maxBytes / 16));
  return { directory: resolve(directory), maxBytes, segmentBytes, syncInterval };
}
