import { connect as connectTcp, isIP, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { TlsOptions } from '../../api/options.ts';
import type { Endpoint } from '../../options/endpoint.ts';

/** Returns a socket that is connecting. It emits `connect` when it is connected, or `secureConnect` with TLS. */
export function openSocket({ host, port, tls }: Endpoint, options: TlsOptions): Socket {
  if (!tls) return connectTcp({ host, port, noDelay: true });
  const servername = isAddress(host) ? {} : { servername: host };
  return connectTls({ host, port, ...servername, ...options, ...strict(options) }).setNoDelay(true);
}

// Set explicitly, so that neither a flag of Node nor NODE_TLS_REJECT_UNAUTHORIZED can change it.
function strict({ minVersion, rejectUnauthorized }: TlsOptions): TlsOptions {
  return { minVersion: minVersion ?? 'TLSv1.2', rejectUnauthorized: rejectUnauthorized ?? true };
}

// A TLS server name must be a name (RFC 6066, section 3).
function isAddress(host: string): boolean {
  return isIP(host) !== 0;
}
