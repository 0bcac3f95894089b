import { read } from '../describing/safe-read.ts';
import { header } from './headers.ts';
import { ipAddress } from './ip-address.ts';
import { firstOf } from './parts.ts';

/**
 * Returns the address that a request came from: behind this many proxies, the address that the first of them reported;
 * otherwise, or when that is not an address, the one that the framework or the socket reports.
 */
export function remoteAddress(
  parts: readonly object[],
  headers: unknown,
  proxies: number | undefined,
): string | undefined {
  const forwarded = proxies === undefined || proxies < 1 ? undefined : forwardedFor(headers).at(-proxies);
  return (
    ipAddress(forwarded) ?? firstOf(parts, directAddress) ?? ipAddress(socketAddress(read(parts[0], 'env')))
  );
}

/**
 * Returns the client of each proxy, the last proxy's last. Most proxies send the first header; RFC 7239 defines the
 * other.
 */
function forwardedFor(headers: unknown): (string | undefined)[] {
  const forwarded = header(headers, 'x-forwarded-for');
  if (forwarded !== undefined) return forwarded.split(',');
  return (header(headers, 'forwarded')?.split(',') ?? []).map(forOf);
}

/** Returns `for="[2001:db8::1]:4711"` from `proto=https;for="[2001:db8::1]:4711"`. */
function forOf(element: string): string | undefined {
  return element.split(';').find((pair) => /^\s*for\s*=/i.test(pair));
}

function directAddress(part: object): string | undefined {
  return (
    ipAddress(read(part, 'ip')) ??
    ipAddress(read(part, 'clientAddress')) ??
    ipAddress(askedAddress(part)) ??
    ipAddress(socketAddress(part)) ??
    ipAddress(read(read(part, 'info'), 'remoteAddress'))
  );
}

function socketAddress(part: unknown): unknown {
  return read(read(part, 'socket') ?? read(read(part, 'incoming'), 'socket'), 'remoteAddress');
}

/** SvelteKit's, which throws while a page is prerendered. */
function askedAddress(part: object): unknown {
  if (typeof read(part, 'getClientAddress') !== 'function') return undefined;
  try {
    return (part as { getClientAddress(): unknown }).getClientAddress();
  } catch {
    return undefined;
  }
}
