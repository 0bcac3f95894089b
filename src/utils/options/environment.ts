// The options that an operator sets without touching the code: environment variables NOTIFY_ABOUT_….
import type { KnownOptions } from './brokers.ts';
import { checkAgainst } from './validate.ts';
import { NotifierOptionError } from '../api/errors.ts';
import type { Read } from './read-text.ts';
import { notifierTable, spoolTable, tlsTable, type Row } from './table.ts';
import type { NotifierOptions, SpoolOptions } from '../api/options.ts';

type Table = Readonly<Record<string, Row>>;

/** A variable, the option that it sets, and the function that reads its text. */
type Variable = readonly [variable: string, option: string, read: Read];

const prefix = 'NOTIFY_ABOUT_';

function variablesOf(table: Table): Variable[] {
  return Object.entries(table).flatMap(([option, { variables = {} }]) =>
    Object.entries(variables).map(([name, read]): Variable => [prefix + name, option, read]),
  );
}

const tables: readonly Table[] = [notifierTable, spoolTable, tlsTable];
const known = tables.flatMap(variablesOf).map(([variable]) => variable);

/** There are no functions here: reading the environment again reads the files again. */
export type EnvironmentOptions = Omit<NotifierOptions, 'url' | 'tls'> & KnownOptions;

/** Whether variables name files with the URLs or the certificates, and no option replaces them. */
export function namesFiles(
  environment: NodeJS.ProcessEnv,
  passed: Pick<NotifierOptions, 'url' | 'tls'>,
): boolean {
  const variables = [
    ...(passed.url === undefined ? [`${prefix}URL_FILE`] : []),
    ...(passed.tls === undefined ? variablesOf(tlsTable).map(([variable]) => variable) : []),
  ];
  return variables.some((variable) => (environment[variable] ?? '') !== '');
}

/** Returns the options in the environment. An empty variable counts as absent; an unknown one throws. */
export function optionsFromEnvironment(environment: NodeJS.ProcessEnv): EnvironmentOptions {
  for (const variable of Object.keys(environment)) if (variable.startsWith(prefix)) checkName(variable);
  checkUrls(environment);
  const spool = valuesOf(spoolTable, environment);
  if (!isEmpty(spool)) checkAgainst(spoolTable, 'directory', spool['directory'], `${prefix}SPOOL_DIRECTORY`);
  const tls = valuesOf(tlsTable, environment);
  return {
    ...valuesOf(notifierTable, environment),
    ...(!isEmpty(spool) && { spool: spool as unknown as SpoolOptions }),
    ...(!isEmpty(tls) && { tls }),
  };
}

function valuesOf(table: Table, environment: NodeJS.ProcessEnv): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const [variable, option, read] of variablesOf(table)) {
    const text = environment[variable] ?? '';
    if (text === '') continue;
    values[option] = read(text, variable);
    checkAgainst(table, option, values[option], variable);
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
    expected: 'the path of a file with a URL, where that is in no other variable',
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
    expected: `one of ${known.join(', ')}`,
  });
}
