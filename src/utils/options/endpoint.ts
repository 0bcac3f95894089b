import { isIP } from 'node:net';
import { hostOf, withoutZone } from './host.ts';

/** The address of a broker, and the credentials for it: one URL of the option `url`. */
export interface Endpoint {
  /** A name in ASCII, or an IP address; an IPv6 address may have a zone: `fe80::1%eth0`. */
  readonly host: string;
  readonly port: number;
  readonly tls: boolean;
  readonly user: string | undefined;
  readonly password: string;
  readonly vhost: string | undefined;
  /** The URL without credentials, for messages. */
  readonly label: string;
}

// `u:p@a,u:p@b`, as in oslo's URLs: URL would read everything up to the last `@` as the password, and send it to the
// last host.
const severalHosts = /^[a-z]+:\/\/[^/?#]*@[^/?#@]*,[^/?#]*@/i;

/** Parses `amqp[s]://[user[:password]@]host[:port][/vhost]`; `undefined` for anything else. */
export function parseEndpoint(text: string): Endpoint | undefined {
  if (severalHosts.test(text)) return undefined;
  try {
    const { url, zone } = withoutZone(text);
    return endpointOf(url, zone);
  } catch {
    return undefined; // not a URL, or not percent-encoded correctly
  }
}

function endpointOf(url: URL, zone: string | undefined): Endpoint | undefined {
  const host = hostOf(url);
  if (host === undefined || !isBroker(url)) return undefined;
  const tls = url.protocol === 'amqps:';
  const port = url.port === '' ? (tls ? 5671 : 5672) : Number(url.port);
  const vhost = decodeURIComponent(url.pathname.slice(1));
  return {
    host: host.replace(/^\[(.*)\]$/, zone === undefined ? '$1' : `$1%${zone}`),
    port,
    tls,
    user: url.username === '' ? undefined : decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    vhost: vhost === '' ? undefined : vhost,
    label: `${url.protocol}//${labelled(host, zone)}:${String(port)}${url.pathname === '/' ? '' : url.pathname}`,
  };
}

function labelled(host: string, zone: string | undefined): string {
  return zone === undefined ? host : host.replace(']', `%25${encodeURIComponent(zone)}]`);
}

// An unencoded `/` in a password ends the host: the rest would be shown as a virtual host.
function isBroker({ protocol, port, pathname, search, hash }: URL): boolean {
  const isAmqp = protocol === 'amqp:' || protocol === 'amqps:';
  return isAmqp && port !== '0' && !pathname.includes('@') && search === '' && hash === '';
}

/** Whether a password would cross a network as clear text. A host name is not resolved: DNS may return any address. */
export function sendsPasswordInClear({ tls, user, host }: Endpoint): boolean {
  return user !== undefined && !tls && !isLoopback(host);
}

function isLoopback(host: string): boolean {
  return isIP(host) === 4 ? host.startsWith('127.') : ['localhost', '::1'].includes(host.toLowerCase());
}
