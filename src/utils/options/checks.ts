// What each option takes.
import { X509Certificate } from 'node:crypto';
import { parseEndpoint } from './endpoint.ts';
import { names, urlsOf, type Check } from './validate.ts';
import { maskText } from '../masking/masking.ts';
import type { NotifierOptions, SpoolOptions, TlsOptions } from '../api/options.ts';

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
export const spoolChecks: Record<keyof SpoolOptions, Check> = {
  directory: { takes: 'the path of a folder', holds: isText },
  maxBytes: {
    takes: 'a whole number of bytes, at least 65536',
    holds: (bytes: number) => isCount(bytes) && bytes >= 2 ** 16,
  },
  maxAge: { takes: 'milliseconds above 0', holds: isMilliseconds },
  syncInterval: { takes: 'milliseconds above 0, or Infinity', holds: isMilliseconds },
};

const isPem = (value: unknown): boolean => isText(value) || isObject(value);

export const tlsChecks: Record<keyof TlsOptions, Check> = {
  ca: { takes: 'certificates in PEM', holds: areCertificates },
  cert: { takes: 'certificates in PEM', holds: areCertificates },
  key: { takes: 'a key in PEM', holds: isPem },
  passphrase: { takes: 'a text', holds: isString },
  servername: { takes: 'the name of a host', holds: isString },
  rejectUnauthorized: { takes: 'true or false', holds: isFlag },
  // What is older has been deprecated by RFC 8996.
  minVersion: {
    takes: "'TLSv1.2' (the default) or 'TLSv1.3'",
    holds: (version: unknown) => version === 'TLSv1.2' || version === 'TLSv1.3',
  },
};

// Node takes a CA that is none without a word, and then trusts nobody.
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

export const notifierChecks: Record<keyof NotifierOptions, Check> = {
  url: {
    takes:
      'amqp[s]://[user[:password]@]host[:port][/vhost], credentials percent-encoded, or a list of these, one a broker ' +
      "(oslo's rabbit://a:1,b:2/v is amqp://a:1/v and amqp://b:2/v here)",
    holds: (value: unknown) =>
      isFunction(value) ||
      urlsOf(value).every((url) => typeof url === 'string' && parseEndpoint(url) !== undefined),
  },
  publisherId: {
    takes: '<service>.<host>, as horizon.web-1',
    holds: (id: unknown) => isText(id) && isPublisherId(String(id)),
  },
  topics: { takes: 'a list of at least one name', holds: isNames },
  exchange: { takes: 'the name of an exchange', holds: isText },
  form: { takes: "'rabbit' or 'amqp1'", holds: (form: unknown) => form === 'rabbit' || form === 'amqp1' },
  address: { takes: 'a function from a topic to an address, a non-empty text', holds: isFunction },
  ttl: {
    takes: 'a whole number of milliseconds, up to 4294967295',
    holds: (ttl: number) => isCount(ttl) && ttl < 2 ** 32,
  },
  tls: {
    takes: `an object with any of ${names(tlsChecks)}, or a function that gives it`,
    holds: (value: unknown) => isObject(value) || isFunction(value),
    members: tlsChecks,
  },
  allowInsecureMechs: { takes: 'true or false', holds: isFlag },
  maxPending: { takes: 'a whole number above 0', holds: isCount },
  maxPendingBytes: { takes: 'a whole number of bytes above 0', holds: isCount },
  maxMessageBytes: { takes: 'a whole number of bytes above 0', holds: isCount },
  spool: {
    takes: 'an object with directory, and any of maxBytes, maxAge and syncInterval',
    holds: (spool: SpoolOptions) =>
      isObject(spool) && (spool as Partial<SpoolOptions>).directory !== undefined,
    members: spoolChecks,
  },
  optOut: { takes: "a list of globs, as ['dashboard.*.start']", holds: isTexts },
  onLost: { takes: 'a function', holds: isFunction },
  traceback: { takes: 'true or false', holds: isFlag },
  install: { takes: 'true or false', holds: isFlag },
};
