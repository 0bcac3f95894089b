// What is said of the brokers, looked at together: which of it goes with which.
import type { Renewable, NotifierOptions, TlsOptions } from '../api/options.ts';
import { createSecureContext } from 'node:tls';
import { parseEndpoint, tellsPasswordInClear, type Endpoint } from './endpoint.ts';
import { checkAgainst, urlsOf } from './validate.ts';
import { NotifierOptionError } from '../api/errors.ts';
import { notifierTable } from './table.ts';
import { within } from '../runtime/within.ts';

type BrokerOptions = Pick<NotifierOptions, 'url' | 'tls' | 'allowInsecureMechs'>;

/** The options of which nothing is to be asked for. */
export interface KnownOptions {
  readonly url?: string | readonly string[] | undefined;
  readonly tls?: TlsOptions | undefined;
  readonly allowInsecureMechs?: boolean | undefined;
}

/** The brokers, and how to come to them. */
export interface Brokers {
  readonly endpoints: readonly Endpoint[];
  readonly tls: TlsOptions;
}

/** Says where the brokers are, before each attempt to connect. Throws, or rejects, when that cannot be said now. */
export type AskBrokers = () => Brokers | Promise<Brokers>;

const ASK_DEADLINE = 10_000; // milliseconds

/** Whether something of the brokers is asked for by a function. */
export function isAsked({ url, tls }: BrokerOptions): boolean {
  return typeof url === 'function' || typeof tls === 'function';
}

/** What is known before anything was asked for. */
export function known({ url, tls, allowInsecureMechs }: BrokerOptions): KnownOptions {
  return {
    url: typeof url === 'function' ? undefined : url,
    tls: typeof tls === 'function' ? undefined : tls,
    allowInsecureMechs,
  };
}

/** Asks for the brokers by options that are looked at anew each time; what they give is checked as options are. */
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

// What an error of somebody else's says may hold what is secret: a URL that could not be parsed, a line of a file.
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

/** The brokers of options that are right, each by itself. `sources` are what gave them, for the error. */
export function brokersOf(
  { url, tls = {}, allowInsecureMechs }: KnownOptions,
  sources: Sources = defaults,
): Endpoint[] {
  const endpoints = urlsOf(url).flatMap((each) => parseEndpoint(String(each)) ?? []);
  const inClear = endpoints.find(tellsPasswordInClear);
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

// Else each attempt to connect would throw, in a timer that nobody can catch.
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
