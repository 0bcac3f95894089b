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
  const tls = url.protocol === 'amqps:';
  if ((!tls && url.protocol !== 'amqp:') || url.hostname === '' || url.search !== '' || url.hash !== '') {
    return undefined;
  }
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
