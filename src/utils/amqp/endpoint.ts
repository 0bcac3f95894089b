import { isIP } from 'node:net';

/** Where a broker is, and as whom to come: one URL of the option `url`. */
export interface Endpoint {
  readonly host: string;
  readonly port: number;
  readonly tls: boolean;
  readonly user: string | undefined;
  readonly password: string;
  readonly vhost: string | undefined;
  /** The URL without credentials, for people. */
  readonly label: string;
}

/** Takes `amqp[s]://[user[:password]@]host[:port][/vhost]` apart; nothing when it is anything else. */
export function parseEndpoint(text: string): Endpoint | undefined {
  try {
    return endpointOf(new URL(text));
  } catch {
    return undefined; // not a URL, or not percent-encoded as one
  }
}

function endpointOf(url: URL): Endpoint | undefined {
  if (!isBroker(url)) return undefined;
  const tls = url.protocol === 'amqps:';
  const port = url.port === '' ? (tls ? 5671 : 5672) : Number(url.port);
  const vhost = decodeURIComponent(url.pathname.slice(1));
  return {
    host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
    port,
    tls,
    user: url.username === '' ? undefined : decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    vhost: vhost === '' ? undefined : vhost,
    label: `${url.protocol}//${url.hostname}:${String(port)}${url.pathname === '/' ? '' : url.pathname}`,
  };
}

// A `/` in a password that is not encoded ends the host: what follows it would be shown as a virtual host. And a comma in
// a host is one between two URLs.
function isBroker({ protocol, hostname, port, pathname, search, hash }: URL): boolean {
  const isAmqp = protocol === 'amqp:' || protocol === 'amqps:';
  const isHost = hostname !== '' && !hostname.includes(',');
  return isAmqp && isHost && port !== '0' && !pathname.includes('@') && search === '' && hash === '';
}

/** Whether a password would cross a network as clear text. A name is taken literally: DNS may say anything. */
export function tellsPasswordInClear({ tls, user, host }: Endpoint): boolean {
  return user !== undefined && !tls && !isLoopback(host);
}

function isLoopback(host: string): boolean {
  return isIP(host) === 4 ? host.startsWith('127.') : ['localhost', '::1'].includes(host.toLowerCase());
}
