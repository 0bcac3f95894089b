import type { NotifierOptions, SpoolOptions, TlsOptions, Form } from '../api/options.ts';
import { hostname } from 'node:os';
import { resolve } from 'node:path';
import { checkAddresses, withPriorities, type AddressOf } from './addresses.ts';
import type { Endpoint } from './endpoint.ts';
import { askBrokers, brokersOf, isAsked, known, type AskBrokers } from './brokers.ts';
import { checkOptions, urlsOf } from './validate.ts';
import { systemClock, type Clock } from '../runtime/clock.ts';
import { namesFiles, optionsFromEnvironment } from './environment.ts';
import { eventTypeMatcher } from '../text/glob.ts';
import type { Loss } from '../api/loss.ts';
import { isPublisherId, notifierChecks } from './checks.ts';

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
