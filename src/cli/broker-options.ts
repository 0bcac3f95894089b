// Broker settings: flags, which take precedence over the environment variables that openNotifier reads too.
import { Option, type Command } from 'commander';
import type { ListenOptions } from '../consumer/index.ts';
import { namesFiles, optionsFromEnvironment, type EnvironmentOptions } from '../utils/options/environment.ts';
import type { NotifierOptionError } from '../utils/api/errors.ts';
import { io } from './io.ts';
import { Stop } from './stop.ts';

interface Flag {
  readonly flags: string;
  readonly variable: string;
  readonly what: string;
}

const toConnect: readonly Flag[] = [
  {
    flags: '--url <url>',
    variable: 'NOTIFY_ABOUT_URL',
    what: 'amqp[s]://[user[:password]@]host[:port][/vhost], several with commas; a password is safer in the variable',
  },
  {
    flags: '--topic <names>',
    variable: 'NOTIFY_ABOUT_TOPICS',
    what: 'default notifications, several with commas',
  },
  {
    flags: '--tls-ca <file>',
    variable: 'NOTIFY_ABOUT_TLS_CA',
    what: 'CA of the broker certificate',
  },
  { flags: '--tls-cert <file>', variable: 'NOTIFY_ABOUT_TLS_CERT', what: 'client certificate' },
  { flags: '--tls-key <file>', variable: 'NOTIFY_ABOUT_TLS_KEY', what: 'its key' },
  {
    flags: '--allow-insecure-mechs',
    variable: 'NOTIFY_ABOUT_ALLOW_INSECURE_MECHS',
    what: 'allow a password in clear text to another host',
  },
];

const toSend: readonly Flag[] = [
  { flags: '--exchange <name>', variable: 'NOTIFY_ABOUT_EXCHANGE', what: "the consumers' control_exchange" },
  { flags: '--form <form>', variable: 'NOTIFY_ABOUT_FORM', what: 'rabbit or amqp1, default by the broker' },
];

// The command sends notifications one by one; the spool belongs to a server, which may be running.
const ofTheServer = /^NOTIFY_ABOUT_(?:SPOOL_\w+|OPT_OUT|MAX_PENDING|MAX_PENDING_BYTES)$/;

const flagOfOption: Readonly<Record<string, string>> = {
  url: '--url',
  tls: '--tls-ca, --tls-cert, --tls-key',
  address: '--address',
};

/** The values of flags, by their names in camel case. */
export type FlagValues = Readonly<Record<string, string | true | undefined>>;

/** Adds the options of a command that listens. */
export function addListeningOptions(command: Command): Command {
  for (const { flags, variable, what } of toConnect)
    command.addOption(new Option(flags, `${what} (${variable})`));
  return command.option(
    '--address <address>',
    'address of a topic, with {topic} for its name; default by the broker',
  );
}

/** Adds the options of a command that sends. */
export function addSendingOptions(command: Command): Command {
  addListeningOptions(command);
  for (const { flags, variable, what } of toSend)
    command.addOption(new Option(flags, `${what} (${variable})`));
  return command;
}

/** The options of a notifier with a broker. Its topics have no priority. */
export interface BrokerOptions extends EnvironmentOptions {
  readonly url: readonly string[];
  /** Reads the files again, for renewed certificates and passwords. Absent without files. */
  readonly again?: () => EnvironmentOptions;
}

/** Returns the broker settings of flags and environment. */
export function brokerOptions(values: FlagValues): BrokerOptions {
  const environment = takeEnvironment();
  for (const { flags, variable } of [...toConnect, ...toSend]) {
    const value = values[new Option(flags).attributeName()];
    if (value !== undefined) environment[variable] = String(value);
  }
  const options = optionsFromEnvironment(environment);
  const { address } = values;
  if (options.url === undefined) throw new Stop('usage', 'no broker: set --url or NOTIFY_ABOUT_URL');
  return {
    ...options,
    url: [options.url].flat(),
    ...(namesFiles(environment, {}) && { again: () => optionsFromEnvironment(environment) }),
    ...(typeof address === 'string' && { address: (topic: string) => address.replaceAll('{topic}', topic) }),
  };
}

/** Returns the options that `listen` accepts too. */
export function listeningPart({ url, address, tls, allowInsecureMechs, again }: BrokerOptions): BrokerPart {
  return {
    url: again === undefined ? url : () => again().url ?? url,
    ...(address && { address }),
    ...(tls && { tls: again === undefined ? tls : () => again().tls ?? tls }),
    ...(allowInsecureMechs && { allowInsecureMechs }),
  };
}

type BrokerPart = Pick<ListenOptions, 'url' | 'address' | 'tls' | 'allowInsecureMechs'>;

/** Takes our variables out of the environment, where openNotifier would read them again. */
function takeEnvironment(): NodeJS.ProcessEnv {
  const ours: NodeJS.ProcessEnv = {};
  const { env } = io();
  for (const name of Object.keys(env).filter((each) => each.startsWith('NOTIFY_ABOUT_'))) {
    if (!ofTheServer.test(name)) ours[name] = env[name];
    // eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- an environment has no other way
    delete env[name];
  }
  return ours;
}

/** Returns the error message with flags in place of option names. */
export function inTermsOfFlags({ option, message }: NotifierOptionError): string {
  const flag = [...toConnect, ...toSend].find(({ variable }) => variable === option)?.flags.split(' ')[0];
  const named = flag === undefined ? flagOfOption[option] : `${flag} (${option})`;
  const said = named === undefined ? message : `${named}${message.slice(option.length)}`;
  return said.replace('the option allowInsecureMechs: true', '--allow-insecure-mechs');
}
