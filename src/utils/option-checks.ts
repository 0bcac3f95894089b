// What each option takes. A wrong one is told with what it got, but never with what may be secret.
import { inspect } from 'node:util';
import { parseEndpoint } from './amqp/endpoint.ts';
import { NotifierOptionError } from './errors.ts';
import { maskText } from './masking.ts';
import type { NotifierOptions, SpoolOptions, TlsOptions } from './options.ts';

/** What an option takes, for people, and whether a value is that. */
export interface Check {
  readonly takes: string;
  readonly holds: (value: never) => boolean;
}

const isText = (value: unknown): boolean => typeof value === 'string' && value !== '';
export const isFunction: (value: unknown) => boolean = (value: unknown): boolean =>
  typeof value === 'function';
export const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) > 0;
export const isFlag = (value: unknown): boolean => typeof value === 'boolean';
const isTexts = (value: unknown): boolean => Array.isArray(value) && value.every(isText);
const isNames = (value: unknown): boolean => isTexts(value) && (value as string[]).length > 0;

const isMilliseconds = (value: unknown): boolean => isCount(value) || value === Infinity;

// 64 KiB hold a few notifications: with less, a spool would be one in name only.
const spoolMembers: Record<keyof SpoolOptions, (value: unknown) => boolean> = {
  directory: isText,
  maxBytes: (bytes) => isCount(bytes) && (bytes as number) >= 2 ** 16,
  maxAge: isMilliseconds,
  syncInterval: isMilliseconds,
};

const isSpool = (spool: object): boolean =>
  'directory' in spool &&
  Object.entries(spool).every(
    ([name, value]) =>
      Object.hasOwn(spoolMembers, name) &&
      (value === undefined ? name !== 'directory' : spoolMembers[name as keyof SpoolOptions](value)),
  );

const tlsMembers = ['ca', 'cert', 'key', 'passphrase', 'servername', 'rejectUnauthorized', 'minVersion'];
// What is older has been deprecated by RFC 8996.
const tlsVersions = [undefined, 'TLSv1.2', 'TLSv1.3'];

export const notifierChecks: Record<keyof NotifierOptions, Check> = {
  url: {
    takes: 'amqp[s]://[user[:password]@]host[:port][/vhost], credentials percent-encoded, or a list of these',
    holds: (value: unknown) =>
      urlsOf(value).every((url) => typeof url === 'string' && parseEndpoint(url) !== undefined),
  },
  publisherId: {
    takes: '<service>.<host>, as horizon.web-1',
    holds: (id: unknown) => isText(id) && /^[^.]+\../.test(String(id)),
  },
  topics: { takes: 'a list of at least one name', holds: isNames },
  exchange: { takes: 'the name of an exchange', holds: isText },
  form: { takes: "'rabbit' or 'amqp1'", holds: (form: unknown) => form === 'rabbit' || form === 'amqp1' },
  address: { takes: 'a function from a topic to an address', holds: isFunction },
  ttl: {
    takes: 'a whole number of milliseconds, up to 4294967295',
    holds: (ttl: number) => isCount(ttl) && ttl < 2 ** 32,
  },
  tls: {
    takes: `an object with any of ${tlsMembers.join(', ')}; minVersion is TLSv1.2 (the default) or TLSv1.3`,
    holds: (tls: TlsOptions | null) =>
      typeof tls === 'object' &&
      tls !== null &&
      Object.keys(tls).every((name) => tlsMembers.includes(name)) &&
      tlsVersions.includes(tls.minVersion),
  },
  allowInsecureMechs: { takes: 'true or false', holds: isFlag },
  maxPending: { takes: 'a whole number above 0', holds: isCount },
  maxPendingBytes: { takes: 'a whole number of bytes above 0', holds: isCount },
  maxMessageBytes: { takes: 'a whole number of bytes above 0', holds: isCount },
  spool: {
    takes:
      'an object with directory, and any of maxBytes (at least 65536), maxAge and syncInterval (milliseconds above 0)',
    holds: (spool: unknown) => typeof spool === 'object' && spool !== null && isSpool(spool),
  },
  optOut: { takes: "a list of globs, as ['dashboard.*.start']", holds: isTexts },
  onLost: { takes: 'a function', holds: isFunction },
  traceback: { takes: 'true or false', holds: isFlag },
  install: { takes: 'true or false', holds: isFlag },
};

/** Throws a `NotifierOptionError` unless a notifier has such an option, and it takes the value, which `source` gave. */
export function checkOption(option: string, value: unknown, source: string = option): void {
  checkAgainst(notifierChecks, option, value, source);
}

/** The same for the options of a table. */
export function checkAgainst(
  checks: Readonly<Record<string, Check>>,
  option: string,
  value: unknown,
  source: string = option,
): void {
  const check = Object.hasOwn(checks, option) ? checks[option] : undefined;
  if (check === undefined) {
    const takes = `one of ${Object.keys(checks).join(', ')}`;
    throw new NotifierOptionError({
      code: 'ERR_NOTIFIER_OPTION_UNKNOWN',
      option: source,
      got: 'an unknown option',
      takes,
    });
  }
  if (check.holds(value as never)) return;
  throw new NotifierOptionError({
    code: 'ERR_NOTIFIER_OPTION_INVALID',
    option: source,
    got: shown(option, value),
    takes: check.takes,
  });
}

/** What was got, for people: without what may be secret. */
function shown(option: string, value: unknown): string {
  if (value === undefined) return 'nothing';
  if (option === 'url') return urlsOf(value).map(withoutCredentials).join(', ');
  if (Array.isArray(value)) return 'another list';
  if (typeof value === 'function' || typeof value === 'object') return `another ${typeof value}`;
  return maskText(inspect(value).slice(0, 100));
}

// A URL that cannot be parsed may have an `@` in its password: all up to the last one is hidden.
function withoutCredentials(url: unknown): string {
  if (typeof url !== 'string') return typeof url;
  return JSON.stringify(maskText(url.replace(/^([a-z0-9+.-]*:\/*)?.*@/is, '$1***@')));
}

export function urlsOf(value: unknown): unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}
