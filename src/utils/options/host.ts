// The host of a broker's URL as sockets and the DNS take it. URL makes it so for http:, and leaves that of amqp: as it
// stands: percent-encoded, in any script, an IPv4 address in any of its old forms.
import { domainToUnicode } from 'node:url';

const zoned = /^([a-z]+:\/\/(?:[^/?#]*@)?\[[\da-f:.]+)%(?:25)?((?:[\w.~-]|%[\da-f]{2})+)\](.*)$/is;

/** Splits the zone of an IPv6 address off a URL, which `URL` does not accept (RFC 6874: `[fe80::1%25eth0]`). */
export function withoutZone(text: string): { readonly url: URL; readonly zone: string | undefined } {
  const [, before = '', zone, after = ''] = zoned.exec(text) ?? [];
  if (zone === undefined) return { url: new URL(text), zone };
  return { url: new URL(`${before}]${after}`), zone: decodeURIComponent(zone) };
}

/** The host in ASCII, an IPv6 address with its brackets; nothing when it can be none. */
export function hostOf({ hostname }: URL): string | undefined {
  if (hostname.startsWith('[')) return hostname;
  const host = isNumberedName(hostname) ? hostname.toLowerCase() : hostOfHttp(hostname);
  return host === undefined || !isName(host) ? undefined : host;
}

function hostOfHttp(hostname: string): string | undefined {
  return URL.canParse(`http://${hostname}`) ? new URL(`http://${hostname}`).hostname : undefined;
}

// Docker Swarm calls a container `rabbit.1`. To http: a name that ends in a number is a wrong IPv4 address.
function isNumberedName(hostname: string): boolean {
  return /^[\w.-]+\.\d+$/.test(hostname) && !/^(?:(?:\d+|0x[\da-f]*)\.)+\d+$/i.test(hostname);
}

// A comma stands between two hosts, as oslo writes them. No label but the last, the root, is empty. Newer Nodes leave an
// `xn--` as it is that is no Punycode.
function isName(host: string): boolean {
  return !host.includes(',') && !/^\.|\.\./.test(host) && !/(?:^|\.)xn--/.test(domainToUnicode(host));
}
