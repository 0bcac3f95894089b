// The options that an operator sets without touching the code: environment variables NOTIFY_ABOUT_….
import { readFileSync } from 'node:fs';
import { NotifierOptionError } from './errors.ts';
import { checkOption } from './option-checks.ts';
import type { NotifierOptions, SpoolOptions, TlsOptions } from './options.ts';

type Read = (text: string) => unknown;

const list: Read = (text) => text.split(',').map((item) => item.trim());
const one: Read = (text) => text;
const number: Read = (text) => (/^\d+$/.test(text) ? Number(text) : text);
const flag: Read = (text) =>
  ({ true: true, '1': true, false: false, '0': false })[text.toLowerCase()] ?? text;

const prefix = 'NOTIFY_ABOUT_';

const variables: Record<string, [keyof NotifierOptions, Read]> = {
  URL: ['url', list],
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

// Paths of PEM files: a certificate has no place in an environment.
const tlsFiles: Record<string, keyof TlsOptions> = { TLS_CA: 'ca', TLS_CERT: 'cert', TLS_KEY: 'key' };

const spoolMembers: Record<string, [keyof SpoolOptions, Read]> = {
  SPOOL_DIRECTORY: ['directory', one],
  SPOOL_MAX_BYTES: ['maxBytes', number],
  SPOOL_MAX_AGE: ['maxAge', number],
  SPOOL_SYNC_INTERVAL: ['syncInterval', number],
};

/** The options that the environment gives. An empty variable is as good as none; an unknown one throws. */
export function optionsFromEnvironment(environment: NodeJS.ProcessEnv): NotifierOptions {
  const options: Record<string, unknown> = {};
  const tls: Record<string, unknown> = {};
  const spool: Record<string, unknown> = {};
  for (const [variable, text] of Object.entries(environment)) {
    if (!variable.startsWith(prefix) || text === undefined || text === '') continue;
    const name = variable.slice(prefix.length);
    const [member, read] = own(spoolMembers, name) ?? [];
    if (member !== undefined && read !== undefined) spool[member] = read(text);
    else if (Object.hasOwn(tlsFiles, name)) tls[String(tlsFiles[name])] = readPem(variable, text);
    else Object.assign(options, readVariable(variable, name, text));
  }
  if (Object.keys(spool).length > 0) Object.assign(options, checked(`${prefix}SPOOL_…`, 'spool', spool));
  return Object.keys(tls).length > 0 ? { ...options, tls } : options;
}

function own<T>(table: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}

function readVariable(variable: string, name: string, text: string): Record<string, unknown> {
  const known = own(variables, name);
  if (known !== undefined) return checked(variable, known[0], known[1](text));
  const names = [variables, spoolMembers, tlsFiles].flatMap(Object.keys).map((each) => prefix + each);
  throw new NotifierOptionError({
    code: 'ERR_NOTIFIER_OPTION_UNKNOWN',
    option: variable,
    got: 'an unknown variable',
    takes: `one of ${names.join(', ')}`,
  });
}

function checked(variable: string, option: keyof NotifierOptions, value: unknown): Record<string, unknown> {
  checkOption(option, value, variable);
  return { [option]: value };
}

function readPem(variable: string, file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new NotifierOptionError({
      code: 'ERR_NOTIFIER_OPTION_INVALID',
      option: variable,
      got: `a path that cannot be read (${String((error as NodeJS.ErrnoException).code)})`,
      takes: 'the path of a PEM file',
    });
  }
}
