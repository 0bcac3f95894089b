// The host of a broker's URL in the form that sockets and the DNS accept. URL normalises it for http: but not for
// amqp:, where it stays percent-encoded, in any script, or an IPv4 address in any of its old forms.
import { domainToUnicode } from 'node:url';

const zoned = /^([a-z]+:\/\/(?:[^/?#]*@)?\[[\da-f:.]+)%(?:25)?((?:[\w.~-]|%[\da-f]{2})+)\](.*)$/is;

/** Splits the zone of an IPv6 address off a URL, which `URL` does not accept (RFC 6874: `[fe80::1%25eth0]`). */
export function withoutZone(text: string): { readonly url: URL; readonly zone: string | undefined } {
  const [, before = '', zone, after = ''] = zoned.exec(text) ?? [];
  if (zone === undefined) return { url: new URL(text), zone };
  return { url: new URL(`${before}]${after}`), zone: decodeURIComponent(zone) };
}

/** Returns the host in ASCII, an IPv6 address with its brackets; `undefined` when it is not valid. */
export function hostOf({ hostname }: URL): string | undefined {
  if (hostname.startsWith('[')) return hostname;
  const host = isNumberedName(hostname) ? hostname.toLowerCase() : hostOfHttp(hostname);
  return host === undefined || !isName(host) ? undefined : host;
}

function hostOfHttp(hostname: string): string | undefined {
  return URL.canParse(`http://${hostname}`) ? new URL(`http://${hostname}`).hostname : undefined;
}

// Docker Swarm calls a container `rabbit.1`. For http: a name that ends in a number is an invalid IPv4 address.
function isNumberedName(hostname: string): boolean {
  return /^[\w.-]+\.\d+$/.test(hostname) && !/^(?:(?:\d+|0x[\da-f]*)\.)+\d+$/i.test(hostname);
}

// A comma separates hosts in oslo's URLs. Only the last label, the root, may be empty. Newer versions of Node keep an
// `xn--` that is not valid Punycode.
function isName(host: string): boolean {
  return !host.includes(',') && !/^\.|\.\./.test(host) && !/(?:^|\.)xn--/.test(domainToUnicode(host));
}
