import { isIPv4, isIPv6, SocketAddress } from 'node:net';

// All notifications of a request or user have the same address, and normalising an address anew takes 5 µs.
const known = new Map<string, string>();
const NONE = '';
const MAX_KNOWN = 1000;
const LONGEST = 100; // characters

/**
 * Returns the IP address in a text, in the form of Node's sockets, without what frameworks and proxies add: a port,
 * brackets, quotes, RFC 7239's `for=`, a zone, or `::ffff:` before IPv4. Returns `undefined` when there is no address.
 * A port after an IPv6 address without brackets cannot be told from a part of the address, and is read as one.
 */
export function ipAddress(value: unknown): string | undefined {
  if (typeof value !== 'string' || value.length > LONGEST) return undefined;
  const address = known.get(value) ?? learn(value);
  return address === NONE ? undefined : address;
}

function learn(value: string): string {
  if (known.size >= MAX_KNOWN) known.clear();
  const address = canonical(bare(value)) ?? NONE;
  known.set(value, address);
  return address;
}

/** Removes the surroundings: `for="[2001:db8::1]:4711"`, `203.0.113.9:51515`. */
function bare(text: string): string {
  const node = text
    .trim()
    .replace(/^for\s*=\s*/i, '')
    .replace(/^"(.*)"$/, '$1');
  const [, bracketed, before] = /^(?:\[(.*)\](?::[\w.-]+)?|([\d.]+):[\w.-]+)$/.exec(node) ?? [];
  return bracketed ?? before ?? node;
}

function canonical(address: string): string | undefined {
  if (isIPv4(address)) return address;
  if (!isIPv6(address)) return undefined;
  // A zone is the name of an interface, which differs from machine to machine.
  const [withoutZone = ''] = address.split('%');
  return new SocketAddress({ address: withoutZone, family: 'ipv6' }).address.replace(/^::ffff:(?=.*\.)/, '');
}
