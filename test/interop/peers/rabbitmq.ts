import { rmSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TRIXIE, contained, inside } from './chroot.ts';
import { Peer, freePort, run } from './process.ts';

const START_MS = 60_000;
const USER = 'interop';
const PASSWORD = 'interop';
// Must be the same on all nodes of a cluster.
const COOKIE = 'interop';
// The commands of the same name in /usr/sbin change to another user.
const PATH = '/usr/lib/rabbitmq/bin:/usr/sbin:/usr/bin:/sbin:/bin';
const LOOPBACK_ONLY = '-kernel inet_dist_use_interface {127,0,0,1}';

/** A private RabbitMQ on loopback, empty except for its user. */
export interface RabbitMq extends AsyncDisposable {
  readonly product: 'RabbitMQ';
  /** For AMQP 1.0. */
  readonly url: string;
  /** For oslo.messaging's `rabbit://` driver. */
  readonly oslo: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  /** Runs `rabbitmqctl` on it and resolves to the output; a first argument `rabbitmq-…` names another tool. */
  readonly ctl: (...args: string[]) => Promise<string>;
  /** Runs a shell script in its folder, where its tools address it, and resolves to the output. */
  readonly sh: (script: string) => Promise<string>;
  /** Kills all its processes with `kill -9`. Its data stay. */
  kill(): Promise<void>;
  /** Restarts it with its data, after a kill. */
  startAgain(): Promise<void>;
  stop(): Promise<void>;
}

/** With TLS at `tlsPort`: it takes the client's name from its certificate. */
export type RabbitMqWithTls = RabbitMq & { readonly tlsPort: number };

/** Paths of PEM files, below the temporary folder, which a root folder shares. */
export interface TlsFiles {
  readonly ca: string;
  readonly cert: string;
  readonly key: string;
}

const homes = new Set<string>();
process.on('exit', () => {
  for (const home of homes) rmSync(home, { recursive: true, force: true });
});

type Wrap = (command: readonly string[]) => [string, string[]];

interface Node {
  readonly home: string;
  readonly port: number;
  readonly env: NodeJS.ProcessEnv;
}

/** The place of a node; members left out get their own values. */
export interface Place {
  readonly port?: number;
  /** The port of a running epmd, by which the nodes of a cluster find each other. */
  readonly epmd?: number;
  /** More lines of its rabbitmq.conf. */
  readonly more?: string;
}

/** Starts Debian 12's RabbitMQ, which supports AMQP 1.0 by a plugin. */
export function startRabbitMq310(): Promise<RabbitMq> {
  return start(contained, ['rabbitmq_amqp1_0'], { more: `amqp1_0.default_user = ${USER}\n` });
}

/** The same without the plugin, as Debian installs it. */
export function startRabbitMq310WithoutPlugin(): Promise<RabbitMq> {
  return start(contained, [], {});
}

/** Starts Debian 13's RabbitMQ 4, which supports AMQP 1.0 natively. */
export function startRabbitMq4(place: Place = {}): Promise<RabbitMq> {
  return start((command) => inside(TRIXIE, command), [], place);
}

export function startRabbitMq310WithTls(files: TlsFiles): Promise<RabbitMqWithTls> {
  return startWithTls(contained, ['rabbitmq_amqp1_0'], files);
}

export function startRabbitMq4WithTls(files: TlsFiles): Promise<RabbitMqWithTls> {
  return startWithTls((command) => inside(TRIXIE, command), [], files);
}

async function startWithTls(wrap: Wrap, plugins: string[], files: TlsFiles): Promise<RabbitMqWithTls> {
  const tlsPort = await freePort();
  const place = { more: tlsConfiguration(tlsPort, files) };
  return { ...(await start(wrap, [...plugins, 'rabbitmq_auth_mechanism_ssl'], place)), tlsPort };
}

/** Returns the Erlang name of the node on a port. */
export function nodeName(port: number): string {
  return `interop-${port}@localhost`;
}

async function start(wrap: Wrap, plugins: string[], place: Place): Promise<RabbitMq> {
  const node = await prepare(plugins, place);
  let broker: Peer | undefined;
  const startAgain = async () => {
    broker = new Peer('RabbitMQ', ...wrap(['rabbitmq-server']), { env: node.env });
    await broker.untilOutput(/completed with \d+ plugins/, START_MS);
  };
  const stop = async () => {
    await broker?.stop();
    await rm(node.home, { recursive: true, force: true });
  };
  try {
    await startAgain();
  } catch (error) {
    await stop();
    throw error;
  }
  const kill = async () => broker?.kill();
  const end = { kill, startAgain, stop, [Symbol.asyncDispose]: stop };
  const sh = (script: string) => run(...wrap(['sh', '-ec', `cd "$HOME"\n${script}`]), { env: node.env });
  return { ...describe(node.port), ctl: (...args) => ctl(wrap, node, args), sh, ...end };
}

async function prepare(plugins: string[], place: Place): Promise<Node> {
  // Not in the project: the temporary folder has the same name inside and outside of a root folder.
  const home = await mkdtemp(join(tmpdir(), 'interop-rabbitmq-'));
  homes.add(home);
  const { port = await freePort(), epmd = await freePort(), more = '' } = place;
  await mkdir(join(home, 'log'));
  await writeFile(join(home, '.erlang.cookie'), COOKIE, { mode: 0o400 });
  await writeFile(join(home, 'rabbitmq.conf'), `${configuration(port)}${more}`);
  await writeFile(join(home, 'enabled_plugins'), `[${plugins.join(',')}].\n`);
  return { home, port, env: environment(home, port, await freePort(), epmd) };
}

function configuration(port: number): string {
  return [
    `listeners.tcp.local = 127.0.0.1:${port}`,
    'loopback_users = none',
    `default_user = ${USER}`,
    `default_pass = ${PASSWORD}`,
    '',
  ].join('\n');
}

function tlsConfiguration(port: number, { ca, cert, key }: TlsFiles): string {
  return [
    `listeners.ssl.local = 127.0.0.1:${port}`,
    `ssl_options.cacertfile = ${ca}`,
    `ssl_options.certfile = ${cert}`,
    `ssl_options.keyfile = ${key}`,
    'ssl_options.verify = verify_peer',
    'ssl_options.fail_if_no_peer_cert = true',
    'auth_mechanisms.1 = EXTERNAL',
    'auth_mechanisms.2 = PLAIN',
    'ssl_cert_login_from = common_name',
    '',
  ].join('\n');
}

function environment(home: string, port: number, dist: number, epmd: number): NodeJS.ProcessEnv {
  return {
    PATH,
    HOME: home,
    LC_ALL: 'C.UTF-8',
    ERL_EPMD_ADDRESS: '127.0.0.1',
    ERL_EPMD_PORT: String(epmd),
    RABBITMQ_NODENAME: nodeName(port),
    RABBITMQ_DIST_PORT: String(dist),
    RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS: LOOPBACK_ONLY,
    RABBITMQ_CTL_ERL_ARGS: LOOPBACK_ONLY,
    RABBITMQ_CONF_ENV_FILE: '/dev/null',
    RABBITMQ_CONFIG_FILE: join(home, 'rabbitmq.conf'),
    RABBITMQ_ENABLED_PLUGINS_FILE: join(home, 'enabled_plugins'),
    RABBITMQ_MNESIA_BASE: join(home, 'mnesia'),
    RABBITMQ_LOG_BASE: join(home, 'log'),
    RABBITMQ_PID_FILE: join(home, 'pid'),
  };
}

function describe(port: number) {
  const at = `${USER}:${PASSWORD}@127.0.0.1:${port}`;
  return {
    product: 'RabbitMQ',
    url: `amqp://${at}`,
    oslo: `rabbit://${at}/`,
    port,
    user: USER,
    password: PASSWORD,
  } as const;
}

function ctl(wrap: Wrap, node: Node, args: string[]): Promise<string> {
  const command = args[0]?.startsWith('rabbitmq-') ? args : ['rabbitmqctl', '--quiet', ...args];
  return run(...wrap(command), { env: node.env });
}
