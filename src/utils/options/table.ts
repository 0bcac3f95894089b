// The facts of each option besides its type: the values that it accepts, the environment variables that set it, and its
// default. Checks, environment and settings use them, and `npm run generate` makes docs/options.md from them.
import { X509Certificate } from 'node:crypto';
import { parseDestination } from './destination.ts';
import { parseEndpoint } from './endpoint.ts';
import { names, urlsOf, type Check } from './validate.ts';
import {
  asFileOfPem,
  asFileOfUrls,
  asFlag,
  asList,
  asNumber,
  asText,
  asUrls,
  type Read,
} from './read-text.ts';
import { maskText } from '../masking/masking.ts';
import type { NotifierOptions, SpoolOptions, TlsOptions } from '../api/options.ts';

/** The facts of an option. A variable is named without its prefix `NOTIFY_ABOUT_`. */
export interface Row<Value = unknown> extends Check {
  readonly variables?: Readonly<Record<string, Read>>;
  readonly default?: Value;
}

/** The rows of options; those of `Defaulted` have a default. */
export type Table<Options, Defaulted extends keyof Options> = {
  readonly [Name in keyof Options]-?: Row<NonNullable<Options[Name]>>;
} & { readonly [Name in Defaulted]: { readonly default: NonNullable<Options[Name]> } };

const isString = (value: unknown): boolean => typeof value === 'string';
const isText = (value: unknown): boolean => isString(value) && value !== '';
export const isFunction: (value: unknown) => boolean = (value: unknown): boolean =>
  typeof value === 'function';
export const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) > 0;
export const isFlag = (value: unknown): boolean => typeof value === 'boolean';
const isTexts = (value: unknown): boolean => Array.isArray(value) && value.every(isText);
const isNames = (value: unknown): boolean => isTexts(value) && (value as string[]).length > 0;

const isMilliseconds = (value: unknown): boolean => isCount(value) || value === Infinity;

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

// 64 KiB hold a few notifications: a smaller spool would be useless.
export const spoolTable: Table<SpoolOptions, 'maxBytes' | 'maxAge' | 'syncInterval'> = {
  directory: { expected: 'the path of a directory', isValid: isText, variables: { SPOOL_DIRECTORY: asText } },
  maxBytes: {
    expected: 'a whole number of bytes, at least 65536',
    isValid: (bytes: number) => isCount(bytes) && bytes >= 2 ** 16,
    variables: { SPOOL_MAX_BYTES: asNumber },
    default: 2 ** 30,
  },
  maxAge: {
    expected: 'milliseconds above 0, or Infinity',
    isValid: isMilliseconds,
    variables: { SPOOL_MAX_AGE: asNumber },
    default: 7 * 24 * 3600 * 1000,
  },
  syncInterval: {
    expected: 'milliseconds above 0, or Infinity',
    isValid: isMilliseconds,
    variables: { SPOOL_SYNC_INTERVAL: asNumber },
    default: 5,
  },
};

const isPem = (value: unknown): boolean => isText(value) || isObject(value);

export const tlsTable: Table<TlsOptions, never> = {
  ca: { expected: 'certificates in PEM', isValid: areCertificates, variables: { TLS_CA: asFileOfPem } },
  cert: { expected: 'certificates in PEM', isValid: areCertificates, variables: { TLS_CERT: asFileOfPem } },
  key: { expected: 'a key in PEM', isValid: isPem, variables: { TLS_KEY: asFileOfPem } },
  passphrase: { expected: 'a text', isValid: isString },
  servername: { expected: 'the name of a host', isValid: isString },
  rejectUnauthorized: { expected: 'true or false', isValid: isFlag },
  // RFC 8996 deprecates older versions.
  minVersion: {
    expected: "'TLSv1.2' (the default) or 'TLSv1.3'",
    isValid: (version: unknown) => version === 'TLSv1.2' || version === 'TLSv1.3',
  },
};

// Node accepts an invalid CA silently, then trusts no one.
function areCertificates(value: unknown): boolean {
  try {
    return [value].flat().every((each) => new X509Certificate(each as string | Buffer).raw.length > 0);
  } catch {
    return false;
  }
}

/** Whether the schema of a notification accepts it in its final form: masked. */
export function isPublisherId(id: string): boolean {
  return /^[^.]+\..+$/u.test(maskText(id));
}

/** The URLs of brokers, for people. */
export const BROKER_URLS: string =
  'amqp[s]://[user[:password]@]host[:port][/vhost], credentials percent-encoded, or a list of these, one a broker ' +
  "(oslo's rabbit://a:1,b:2/v is amqp://a:1/v and amqp://b:2/v here)";

/** Whether every URL is one of a broker. */
export function areBrokers(value: unknown): boolean {
  return urlsOf(value).every((url) => typeof url === 'string' && parseEndpoint(url) !== undefined);
}

/** Whether it is one URL, of a file or of standard output. */
function isDestination(value: unknown): boolean {
  const [url, ...others] = urlsOf(value);
  return typeof url === 'string' && others.length === 0 && parseDestination(url) !== undefined;
}

/** The options that have a default. */
type Defaulted =
  'topics' | 'maxPending' | 'maxPendingBytes' | 'maxMessageBytes' | 'optOut' | 'traceback' | 'install';

export const notifierTable: Table<NotifierOptions, Defaulted> = {
  url: {
    expected: `file:///<path>, stdout:, or ${BROKER_URLS}`,
    isValid: (value: unknown) => isFunction(value) || isDestination(value) || areBrokers(value),
    variables: { URL: asUrls, URL_FILE: asFileOfUrls },
  },
  publisherId: {
    expected: '<service>.<host>, as horizon.web-1',
    isValid: (id: unknown) => isText(id) && isPublisherId(String(id)),
    variables: { PUBLISHER_ID: asText },
  },
  topics: {
    expected: 'a list of at least one name',
    isValid: isNames,
    variables: { TOPICS: asList },
    default: ['notifications'],
  },
  exchange: { expected: 'the name of an exchange', isValid: isText, variables: { EXCHANGE: asText } },
  form: {
    expected: "'rabbit' or 'amqp1'",
    isValid: (form: unknown) => form === 'rabbit' || form === 'amqp1',
    variables: { FORM: asText },
  },
  address: { expected: 'a function from a topic to an address, a non-empty text', isValid: isFunction },
  ttl: {
    expected: 'a whole number of milliseconds, up to 4294967295',
    isValid: (ttl: number) => isCount(ttl) && ttl < 2 ** 32,
    variables: { TTL: asNumber },
  },
  tls: {
    expected: `an object with any of ${names(tlsTable)}, or a function that returns it`,
    isValid: (value: unknown) => isObject(value) || isFunction(value),
    members: tlsTable,
  },
  allowInsecureMechs: {
    expected: 'true or false',
    isValid: isFlag,
    variables: { ALLOW_INSECURE_MECHS: asFlag },
  },
  maxPending: {
    expected: 'a whole number above 0',
    isValid: isCount,
    variables: { MAX_PENDING: asNumber },
    default: 100_000,
  },
  maxPendingBytes: {
    expected: 'a whole number of bytes above 0',
    isValid: isCount,
    variables: { MAX_PENDING_BYTES: asNumber },
    default: 64 * 2 ** 20,
  },
  rotateBytes: {
    expected: 'a whole number of bytes above 0',
    isValid: isCount,
    variables: { ROTATE_BYTES: asNumber },
  },
  maxMessageBytes: {
    expected: 'a whole number of bytes above 0',
    isValid: isCount,
    variables: { MAX_MESSAGE_BYTES: asNumber },
    default: 2 ** 20,
  },
  spool: {
    expected: 'an object with directory, and any of maxBytes, maxAge and syncInterval',
    isValid: (spool: SpoolOptions) =>
      isObject(spool) && (spool as Partial<SpoolOptions>).directory !== undefined,
    members: spoolTable,
  },
  optOut: {
    expected: "a list of globs, as ['dashboard.*.start']",
    isValid: isTexts,
    variables: { OPT_OUT: asList },
    default: [],
  },
  onLost: { expected: 'a function', isValid: isFunction },
  traceback: { expected: 'true or false', isValid: isFlag, variables: { TRACEBACK: asFlag }, default: false },
  install: { expected: 'true or false', isValid: isFlag, default: true },
};
