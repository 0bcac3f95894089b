import { isIPv4, isIPv6, SocketAddress } from 'node:net';

// Of one request or user every notification tells the same one, and to write an address anew takes 5 µs.
const known = new Map<string, string>();
const NONE = '';
const MOST_KNOWN = 1000;
const LONGEST = 100; // characters

/**
 * The IP address that a text names, as Node's sockets write it: what frameworks and proxies put around it is left out, as
 * a port, brackets, quotes, RFC 7239's `for=`, a zone, or `::ffff:` before IPv4. Nothing when it names none. A port behind
 * an IPv6 address without brackets is a part of the address to any reader, and so it is here.
 */
export function ipAddress(value: unknown): string | undefined {
  if (typeof value !== 'string' || value.length > LONGEST) return undefined;
  const address = known.get(value) ?? learn(value);
  return address === NONE ? undefined : address;
}

function learn(value: string): string {
  if (known.size >= MOST_KNOWN) known.clear();
  const address = canonical(bare(value)) ?? NONE;
  known.set(value, address);
  return address;
}

/** Without its surroundings: `for="[2001:db8::1]:4711"`, `203.0.113.9:51515`. */
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
  // A zone is the name of an interface, which is another one on each machine.
  const [withoutZone = ''] = address.split('%');
  return new SocketAddress({ address: withoutZone, family: 'ipv6' }).address.replace(/^::ffff:(?=.*\.)/, '');
}
