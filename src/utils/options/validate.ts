// Checks options. An error shows the value it got, but never one that may be secret.
import { inspect } from 'node:util';
import { NotifierOptionError } from '../api/errors.ts';
import { maskText } from '../masking/masking.ts';
import type { TlsOptions } from '../api/options.ts';

/** The values that an option accepts, as text, and whether a value is one of them. */
export interface Check {
  readonly expected: string;
  readonly isValid: (value: never) => boolean;
  /** The checks of an object's members. */
  readonly members?: Checks;
}

export type Checks = Readonly<Record<string, Check>>;

/** Throws a `NotifierOptionError` unless the option exists and accepts the value, which `source` provided. */
export function checkAgainst(checks: Checks, option: string, value: unknown, source: string = option): void {
  const check = Object.hasOwn(checks, option) ? checks[option] : undefined;
  if (check === undefined)
    throw new NotifierOptionError({
      code: 'ERR_NOTIFIER_OPTION_UNKNOWN',
      option: source,
      got: 'an unknown option',
      expected: `one of ${names(checks)}`,
    });
  if (!check.isValid(value as never))
    throw new NotifierOptionError({
      code: 'ERR_NOTIFIER_OPTION_INVALID',
      option: source,
      got: shown(option, value),
      expected: check.expected,
    });
  if (check.members !== undefined) checkAll(check.members, value as object, `${source}.`);
}

/** Does the same for all options that are passed. */
export function checkOptions(checks: Checks, options: unknown): void {
  if (typeof options !== 'object' || options === null) throw noOptions(checks, options);
  checkAll(checks, options, '');
}

function checkAll(checks: Checks, options: object, prefix: string): void {
  for (const [name, value] of Object.entries(options))
    if (value !== undefined) checkAgainst(checks, name, value, prefix + name);
}

function noOptions(checks: Checks, options: unknown): NotifierOptionError {
  return new NotifierOptionError({
    code: 'ERR_NOTIFIER_OPTION_INVALID',
    option: 'options',
    got: options === null ? 'null' : `a ${typeof options}`,
    expected: `an object with any of ${names(checks)}`,
  });
}

/** Returns the names of the options, separated by commas. */
export function names(checks: Checks): string {
  return Object.keys(checks).join(', ');
}

// These are easily confused: a key may be passed where a certificate is expected.
const secret = new Set<string>(['ca', 'cert', 'key', 'passphrase'] satisfies (keyof TlsOptions)[]);

/** Returns the value for a message, without secrets. */
export function shown(option: string, value: unknown): string {
  if (value === undefined) return 'nothing';
  if (option === 'url') return urlsOf(value).map(withoutCredentials).join(', ');
  if (value === null) return 'null';
  if (secret.has(option)) return 'a value that is not shown';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty array' : 'an array';
  if (typeof value === 'function') return 'a function';
  if (typeof value === 'object') return 'an object';
  return maskText(inspect(value).slice(0, 100));
}

// A URL that cannot be parsed may have an `@` in its password: everything up to the last one is masked.
function withoutCredentials(url: unknown): string {
  if (typeof url !== 'string') return typeof url;
  return JSON.stringify(maskText(url.replace(/^([a-z0-9+.-]*:\/*)?.*@/is, '$1***@')));
}

/** Returns the URLs of the option, which accepts one or a list. */
export function urlsOf(value: unknown): unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}
