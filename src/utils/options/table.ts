// All that is known of each option besides its type: what it accepts, the variables of the environment that set it, and its
// default. Checks, environment and settings follow from it, and a test compares the table of the README with it.
import { X509Certificate } from 'node:crypto';
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

/** What is known of an option. A variable is named without its prefix `NOTIFY_ABOUT_`. */
export interface Row<Value = unknown> extends Check {
  readonly variables?: Readonly<Record<string, Read>>;
  readonly default?: Value;
}

/** The rows of options; those of `Defaulted` have a default. */
type Table<Options, Defaulted extends keyof Options> = {
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

// 64 KiB hold a few notifications: with less, a spool would be one in name only.
export const spoolTable: Table<SpoolOptions, 'maxBytes' | 'maxAge' | 'syncInterval'> = {
  directory: { takes: 'the path of a folder', holds: isText, variables: { SPOOL_DIRECTORY: asText } },
  maxBytes: {
    takes: 'a whole number of bytes, at least 65536',
    holds: (bytes: number) => isCount(bytes) && bytes >= 2 ** 16,
    variables: { SPOOL_MAX_BYTES: asNumber },
    default: 2 ** 30,
  },
  maxAge: {
    takes: 'milliseconds above 0',
    holds: isMilliseconds,
    variables: { SPOOL_MAX_AGE: asNumber },
    default: 7 * 24 * 3600 * 1000,
  },
  syncInterval: {
    takes: 'milliseconds above 0, or Infinity',
    holds: isMilliseconds,
    variables: { SPOOL_SYNC_INTERVAL: asNumber },
    default: 5,
  },
};

const isPem = (value: unknown): boolean => isText(value) || isObject(value);

export const tlsTable: Table<TlsOptions, never> = {
  ca: { takes: 'certificates in PEM', holds: areCertificates, variables: { TLS_CA: asFileOfPem } },
  cert: { takes: 'certificates in PEM', holds: areCertificates, variables: { TLS_CERT: asFileOfPem } },
  key: { takes: 'a key in PEM', holds: isPem, variables: { TLS_KEY: asFileOfPem } },
  passphrase: { takes: 'a text', holds: isString },
  servername: { takes: 'the name of a host', holds: isString },
  rejectUnauthorized: { takes: 'true or false', holds: isFlag },
  // What is older has been deprecated by RFC 8996.
  minVersion: {
    takes: "'TLSv1.2' (the default) or 'TLSv1.3'",
    holds: (version: unknown) => version === 'TLSv1.2' || version === 'TLSv1.3',
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

/** Whether the schema of a notification takes it as it leaves: masked. */
export function isPublisherId(id: string): boolean {
  return /^[^.]+\..+$/u.test(maskText(id));
}

/** The options that have a default. */
type Defaulted =
  'topics' | 'maxPending' | 'maxPendingBytes' | 'maxMessageBytes' | 'optOut' | 'traceback' | 'install';

export const notifierTable: Table<NotifierOptions, Defaulted> = {
  url: {
    takes:
      'amqp[s]://[user[:password]@]host[:port][/vhost], credentials percent-encoded, or a list of these, one a broker ' +
      "(oslo's rabbit://a:1,b:2/v is amqp://a:1/v and amqp://b:2/v here)",
    holds: (value: unknown) =>
      isFunction(value) ||
      urlsOf(value).every((url) => typeof url === 'string' && parseEndpoint(url) !== undefined),
    variables: { URL: asUrls, URL_FILE: asFileOfUrls },
  },
  publisherId: {
    takes: '<service>.<host>, as horizon.web-1',
    holds: (id: unknown) => isText(id) && isPublisherId(String(id)),
    variables: { PUBLISHER_ID: asText },
  },
  topics: {
    takes: 'a list of at least one name',
    holds: isNames,
    variables: { TOPICS: asList },
    default: ['notifications'],
  },
  exchange: { takes: 'the name of an exchange', holds: isText, variables: { EXCHANGE: asText } },
  form: {
    takes: "'rabbit' or 'amqp1'",
    holds: (form: unknown) => form === 'rabbit' || form === 'amqp1',
    variables: { FORM: asText },
  },
  address: { takes: 'a function from a topic to an address, a non-empty text', holds: isFunction },
  ttl: {
    takes: 'a whole number of milliseconds, up to 4294967295',
    holds: (ttl: number) => isCount(ttl) && ttl < 2 ** 32,
    variables: { TTL: asNumber },
  },
  tls: {
    takes: `an object with any of ${names(tlsTable)}, or a function that gives it`,
    holds: (value: unknown) => isObject(value) || isFunction(value),
    members: tlsTable,
  },
  allowInsecureMechs: {
    takes: 'true or false',
    holds: isFlag,
    variables: { ALLOW_INSECURE_MECHS: asFlag },
  },
  maxPending: {
    takes: 'a whole number above 0',
    holds: isCount,
    variables: { MAX_PENDING: asNumber },
    default: 100_000,
  },
  maxPendingBytes: {
    takes: 'a whole number of bytes above 0',
    holds: isCount,
    variables: { MAX_PENDING_BYTES: asNumber },
    default: 64 * 2 ** 20,
  },
  maxMessageBytes: {
    takes: 'a whole number of bytes above 0',
    holds: isCount,
    variables: { MAX_MESSAGE_BYTES: asNumber },
    default: 2 ** 20,
  },
  spool: {
    takes: 'an object with directory, and any of maxBytes, maxAge and syncInterval',
    holds: (spool: SpoolOptions) =>
      isObject(spool) && (spool as Partial<SpoolOptions>).directory !== undefined,
    members: spoolTable,
  },
  optOut: {
    takes: "a list of globs, as ['dashboard.*.start']",
    holds: isTexts,
    variables: { OPT_OUT: asList },
    default: [],
  },
  onLost: { takes: 'a function', holds: isFunction },
  traceback: { takes: 'true or false', holds: isFlag, variables: { TRACEBACK: asFlag }, default: false },
  install: { takes: 'true or false', holds: isFlag, default: true },
};
