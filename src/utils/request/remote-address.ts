import { read } from '../describing/safe-read.ts';
import { header } from './headers.ts';
import { ipAddress } from './ip-address.ts';
import { firstOf } from './parts.ts';

/**
 * Where a request came from: behind so many proxies what the first of them said, else, and when that is no address, what
 * the framework or the socket says.
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

/** Whom each proxy was asked by, the last proxy last. Most proxies write the first header; RFC 7239 describes the other. */
function forwardedFor(headers: unknown): (string | undefined)[] {
  const told = header(headers, 'x-forwarded-for');
  if (told !== undefined) return told.split(',');
  return (header(headers, 'forwarded')?.split(',') ?? []).map(forOf);
}

/** `for="[2001:db8::1]:4711"` of `proto=https;for="[2001:db8::1]:4711"`. */
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

/** SvelteKit's, which throws while a page is made in advance. */
function askedAddress(part: object): unknown {
  if (typeof read(part, 'getClientAddress') !== 'function') return undefined;
  try {
    return (part as { getClientAddress(): unknown }).getClientAddress();
  } catch {
    return undefined;
  }
}
