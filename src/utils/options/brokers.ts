// Checks the options of the brokers together: which of them are compatible.
import type { Renewable, NotifierOptions, TlsOptions } from '../api/options.ts';
import { createSecureContext } from 'node:tls';
import { parseEndpoint, sendsPasswordInClear, type Endpoint } from './endpoint.ts';
import { checkAgainst, urlsOf } from './validate.ts';
import { NotifierOptionError } from '../api/errors.ts';
import { notifierTable } from './table.ts';
import { within } from '../runtime/within.ts';

type BrokerOptions = Pick<NotifierOptions, 'url' | 'tls' | 'allowInsecureMechs'>;

/** The options without functions. */
export interface KnownOptions {
  readonly url?: string | readonly string[] | undefined;
  readonly tls?: TlsOptions | undefined;
  readonly allowInsecureMechs?: boolean | undefined;
}

/** The brokers, and the certificates and keys for them. */
export interface Brokers {
  readonly endpoints: readonly Endpoint[];
  readonly tls: TlsOptions;
}

/** Returns the brokers. Called before each attempt to connect; throws or rejects when they cannot be determined now. */
export type AskBrokers = () => Brokers | Promise<Brokers>;

const ASK_DEADLINE = 10_000; // milliseconds

/** Whether the URL or the certificates come from a function. */
export function isAsked({ url, tls }: BrokerOptions): boolean {
  return typeof url === 'function' || typeof tls === 'function';
}

/** Returns the options that are known before a function is called. */
export function known({ url, tls, allowInsecureMechs }: BrokerOptions): KnownOptions {
  return {
    url: typeof url === 'function' ? undefined : url,
    tls: typeof tls === 'function' ? undefined : tls,
    allowInsecureMechs,
  };
}

/**
 * Returns a function that reads the options anew at each call, and checks the results of their functions like options.
 */
export function askBrokers(options: () => BrokerOptions, sources: Sources = defaults): AskBrokers {
  return () => {
    const given = options();
    return isAsked(given) ? answered(given, sources) : checked(known(given), sources);
  };
}

async function answered({ url, tls, allowInsecureMechs }: BrokerOptions, sources: Sources): Promise<Brokers> {
  const answers = Promise.all([asked('url', url), asked('tls', tls)]);
  if (
    !(await within(
      answers.then(() => undefined),
      ASK_DEADLINE,
    ))
  )
    throw new Error('the function passed as url or tls did not return within 10 seconds');
  const [urlNow, tlsNow] = await answers;
  return checked({ url: urlNow, tls: tlsNow, allowInsecureMechs }, sources);
}

// The message of an error in a user's function may contain a secret: a URL that could not be parsed, a line of a file.
async function asked<Value>(option: string, value: Renewable<Value>): Promise<Value> {
  if (typeof value !== 'function') return value;
  try {
    return await (value as () => Value | Promise<Value>)();
  } catch (error) {
    const { code, name } = error as NodeJS.ErrnoException;
    throw new Error(`the function passed as ${option} failed: ${code ?? name}`, { cause: error });
  }
}

function checked(options: KnownOptions, sources: Sources): Brokers {
  const { url, tls = {} } = options;
  checkAgainst(notifierTable, 'url', url ?? [], sources.url);
  checkAgainst(notifierTable, 'tls', tls, sources.tls);
  const endpoints = brokersOf(options, sources);
  if (endpoints.length === 0) throw new Error(`${sources.url} names no broker`);
  return { endpoints, tls: { ...tls } };
}

interface Sources {
  readonly url: string;
  readonly tls: string;
}

const defaults: Sources = { url: 'url', tls: 'tls' };

/** Returns the brokers of options that are valid one by one. `sources` name their origin in errors. */
export function brokersOf(
  { url, tls = {}, allowInsecureMechs }: KnownOptions,
  sources: Sources = defaults,
): Endpoint[] {
  const endpoints = urlsOf(url).flatMap((each) => parseEndpoint(String(each)) ?? []);
  const inClear = endpoints.find(sendsPasswordInClear);
  if (inClear !== undefined && allowInsecureMechs !== true) throw passwordInClear(inClear, sources.url);
  if (endpoints.some((endpoint) => endpoint.tls)) checkCertificates(tls, sources.tls);
  return endpoints;
}

function passwordInClear({ label }: Endpoint, source: string): NotifierOptionError {
  return new NotifierOptionError({
    code: 'ERR_NOTIFIER_OPTION_INVALID',
    option: source,
    got: `a user for ${label}, whose password would cross the network as clear text`,
    expected: 'amqps://, or amqp:// with the option allowInsecureMechs: true',
  });
}

// Otherwise each attempt to connect would throw, in a timer where it cannot be caught.
function checkCertificates(tls: TlsOptions, source: string): void {
  try {
    createSecureContext(tls);
  } catch (error) {
    throw new NotifierOptionError({
      code: 'ERR_NOTIFIER_OPTION_INVALID',
      option: source,
      got: `certificates that cannot be used (${String((error as NodeJS.ErrnoException).code)})`,
      expected: 'certificates and keys in PEM that belong together',
    });
  }
}
