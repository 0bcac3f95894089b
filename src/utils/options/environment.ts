// The options that an operator sets without touching the code: environment variables NOTIFY_ABOUT_….
import { readFileSync } from 'node:fs';
import type { KnownOptions } from './brokers.ts';
import { checkAgainst, type Check } from './validate.ts';
import { NotifierOptionError } from '../api/errors.ts';
import { notifierChecks, spoolChecks, tlsChecks } from './checks.ts';
import type { NotifierOptions, SpoolOptions, TlsOptions } from '../api/options.ts';

/** Makes a value of a text; the variable is named where that cannot be done. */
type Read = (text: string, variable: string) => unknown;
type Variables<Options> = Readonly<Record<string, readonly [keyof Options, Read]>>;

const list: Read = (text) => text.split(',').map((item) => item.trim());
// A comma may be part of a password, and stands between hosts as oslo writes them: only one before a scheme ends a URL.
const urls: Read = (text) => text.split(/,(?=\s*[a-z][a-z\d+.-]*:\/\/)/i).map((url) => url.trim());
const one: Read = (text) => text;
const number: Read = (text) => (/^\d+$/.test(text) ? Number(text) : text);
const flag: Read = (text) =>
  ({ true: true, '1': true, false: false, '0': false })[text.toLowerCase()] ?? text;

const prefix = 'NOTIFY_ABOUT_';

const notifierVariables: Variables<NotifierOptions> = {
  URL: ['url', urls],
  URL_FILE: [
    'url',
    (file, variable) =>
      urls(readFile(file, variable, 'the path of a file with a URL').toString().trim(), variable),
  ],
  PUBLISHER_ID: ['publisherId', one],
  TOPICS: ['topics', list],
  EXCHANGE: ['exchange', one],
  FORM: ['form', one],
  TTL: ['ttl', number],
  ALLOW_INSECURE_MECHS: ['allowInsecureMechs', flag],
  MAX_PENDING: ['maxPending', number],
  MAX_PENDING_BYTES: ['maxPendingBytes', number],
  MAX_MESSAGE_BYTES: ['maxMessageBytes', number],
  OPT_OUT: ['optOut', list],
  TRACEBACK: ['traceback', flag],
};

const spoolVariables: Variables<SpoolOptions> = {
  SPOOL_DIRECTORY: ['directory', one],
  SPOOL_MAX_BYTES: ['maxBytes', number],
  SPOOL_MAX_AGE: ['maxAge', number],
  SPOOL_SYNC_INTERVAL: ['syncInterval', number],
};

// Paths of PEM files: a certificate has no place in an environment.
const tlsVariables: Variables<TlsOptions> = {
  TLS_CA: ['ca', readPem],
  TLS_CERT: ['cert', readPem],
  TLS_KEY: ['key', readPem],
};

const known = [notifierVariables, spoolVariables, tlsVariables]
  .flatMap((variables) => Object.keys(variables))
  .map((name) => prefix + name);

/** Nothing is to be asked for here: what was read of files is read again by whoever reads the environment again. */
export type EnvironmentOptions = Omit<NotifierOptions, 'url' | 'tls'> & KnownOptions;

/** Whether variables name files that say where the brokers are, or how to come to them, as far as no option does. */
export function namesFiles(
  environment: NodeJS.ProcessEnv,
  passed: Pick<NotifierOptions, 'url' | 'tls'>,
): boolean {
  const names = [
    ...(passed.url === undefined ? ['URL_FILE'] : []),
    ...(passed.tls === undefined ? Object.keys(tlsVariables) : []),
  ];
  return names.some((name) => (environment[prefix + name] ?? '') !== '');
}

/** The options that the environment gives. An empty variable is as good as none; an unknown one throws. */
export function optionsFromEnvironment(environment: NodeJS.ProcessEnv): EnvironmentOptions {
  for (const variable of Object.keys(environment)) if (variable.startsWith(prefix)) checkName(variable);
  checkUrls(environment);
  const spool = valuesOf(spoolVariables, spoolChecks, environment);
  if (!isEmpty(spool)) checkAgainst(spoolChecks, 'directory', spool['directory'], `${prefix}SPOOL_DIRECTORY`);
  const tls = valuesOf(tlsVariables, tlsChecks, environment);
  return {
    ...valuesOf(notifierVariables, notifierChecks, environment),
    ...(!isEmpty(spool) && { spool: spool as unknown as SpoolOptions }),
    ...(!isEmpty(tls) && { tls }),
  };
}

function valuesOf<Options>(
  variables: Variables<Options>,
  checks: Record<keyof Options, Check>,
  environment: NodeJS.ProcessEnv,
): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const [name, [option, read]] of Object.entries(variables)) {
    const variable = prefix + name;
    const text = environment[variable] ?? '';
    if (text === '') continue;
    values[String(option)] = read(text, variable);
    checkAgainst(checks, String(option), values[String(option)], variable);
  }
  return values;
}

function checkUrls({
  NOTIFY_ABOUT_URL: url = '',
  NOTIFY_ABOUT_URL_FILE: file = '',
}: NodeJS.ProcessEnv): void {
  if (url === '' || file === '') return;
  throw new NotifierOptionError({
    code: 'ERR_NOTIFIER_OPTION_INVALID',
    option: `${prefix}URL_FILE`,
    got: `a file, and ${prefix}URL too`,
    takes: 'the path of a file with a URL, where that is in no other variable',
  });
}

function isEmpty(object: object): boolean {
  return Object.keys(object).length === 0;
}

function checkName(variable: string): void {
  if (known.includes(variable)) return;
  throw new NotifierOptionError({
    code: 'ERR_NOTIFIER_OPTION_UNKNOWN',
    option: variable,
    got: 'an unknown variable',
    takes: `one of ${known.join(', ')}`,
  });
}

function readPem(file: string, variable: string): Buffer {
  return readFile(file, variable, 'the path of a PEM file');
}

function readFile(file: string, variable: string, takes: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new NotifierOptionError({
      code: 'ERR_NOTIFIER_OPTION_INVALID',
      option: variable,
      got: `a path that cannot be read (${String((error as NodeJS.ErrnoException).code)})`,
      takes,
    });
  }
}
