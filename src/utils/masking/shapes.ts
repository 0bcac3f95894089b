import { spansOf, type Span } from './spans.ts';

// Words that follow `bearer` in a sentence, rather than in a header.
const prose =
  '(?:auth\\w*|tokens?|realm|error|credentials?|scheme|headers?|methods?|is|was|has|not|and|or|of|in|for|with|to)\\b';
const separator = '(?:[ _]|%20|\\+)';

/** Secrets that are recognised by their own form, whatever precedes them. */
const shapes: readonly RegExp[] = [
  // PEM, also percent-encoded; SSH2; PuTTY; age
  new RegExp(
    `-----BEGIN${separator}(?:[A-Z\\d]{1,16}${separator}){0,3}PRIVATE${separator}KEY(?:${separator}BLOCK)?-----[^]*?(?:-----END[A-Z\\d %+]{0,48}-----|$)`,
    'dg',
  ),
  /---- BEGIN SSH2 [A-Z ]{0,32}PRIVATE KEY ----[^]*?(?:---- END|$)/dg,
  /Private-Lines: {0,4}\d{1,4}\s([^]*?)(?:Private-MAC|$)/dg,
  /AGE-SECRET-KEY-1[A-Z\d]{20,}/dg,
  // A Fernet token, and a JSON web token.
  /gAAAA[\w-]*={0,2}/dg,
  /(?:(?<![A-Za-z])|(?<=\\[nrt]))eyJ[\w-]+(?:\.[\w-]*)*/dg,
  new RegExp(`bearer(?:\\s+|%20|\\+)(?!${prose})([\\w~+/.=-]+)`, 'dgi'),
  // `Basic` begins sentences, too: the text after it must resemble base64.
  /(?:[Bb]asic|BASIC)(?:\s+|%20|\+)(?=\w[a-z]*[A-Z\d+/=])([\w+/=-]{4,})/dg,
  // Keys of Ceph; hashes in the form of crypt(3); tokens in the path of Keystone's API
  /(?<![\w+/])AQ[A-Za-z\d+/]{36}==/dg,
  /\$(?:[156y]|2[abxy]|7|gy|argon2\w{1,2}|scrypt|pbkdf2[\w-]{0,8})\$[^\s:"'\\]+/dg,
  /\/tokens\/([\w-]{16,})/dgi,
  // iSCSI: CHAP user secret
  /\bCHAP (?!secret\b|user\b|auth)[\w.@:-]{1,64} ([^\s"'\\,;]{6,})/dg,
  /\b(?:Incoming|Outgoing)User \S{1,64} ([^\s"'\\,;]+)/dg,
  // Tokens with a vendor's prefix: GitHub, GitLab, Vault, Slack, npm, PyPI, Google
  /(?<![A-Za-z\d])(?:gh[oprsu]_|github_pat_)\w{20,}/dg,
  /(?<![A-Za-z\d])(?:glpat-|hv[bs]\.|npm_|pypi-|AIza|shpat_)[\w-]{16,}/dg,
  /(?<![A-Za-z\d])xox[abeoprs]-[\w-]{10,}/dg,
  /\/services\/[\w-]{1,32}\/[\w-]{1,32}\/(\w{16,})/dg,
  // A code that OpenID Connect passes in a query
  /[?&]code=([^&\s"'<>]{12,})/dg,
  // A secret in Barbican
  /(?:"payload\\{0,7}"|'payload') ?: ?\\{0,7}["']([^"'\\]+)/dg,
  // A script or a configuration of a user, to the end; the same as base64
  /#!\s?\/[^]*$/dg,
  /#(?:cloud-config|cloud-boothook|include\b|part-handler)[^]*$/dg,
  /\b(?:IyEv|I2Nsb3Vk)[\w+/]{8,}={0,2}/dg,
  /heat_template_version\\{0,7}["']?:[^]*$/dg,
  // The lines of a template that a YAML parser quotes
  /\bin "<[^>"\n]{1,64}>", line \d+, column \d+:\r?\n((?:[ \t][^\n]*(?:\n|$)){1,4})/dg,
  // A URL whose user is a token, and a signed URL
  /https?:\/\/([^\s/?#:@"'<>]+)@/dgi,
  /[?&](?:sig|signature)=([^&\s"'<>]+)/dgi,
  // A password before a host: encoded; after a user of Oracle; without a scheme
  /%3A(?:%2F){2}[^\s%]{1,64}%3A(.{1,256}?)%40/dgi,
  /:thin:[\w.$#-]{1,64}\/([^\s@/]{1,128})@/dg,
  /(?<![\w:/.@-])(?!(?:mailto|e?mail|user|from|to|cc|sip|acct|login|contact):)[\w.-]{1,64}:(?=[^\s:@/]{0,64}\d)(?=[^\s:@/]{0,64}[a-z])([^\s:@/"'<>]{6,64})@(?!sha\d)[\w.-]{1,253}(?=[:/]\S|[\s"',;)]|$)/dgi,
  // Lists in the forms of chpasswd and .pgpass
  /(?:echo |printf ){1}["']?[\w.-]{1,64}:([^\s"'|:]{1,128})["']? ?\| ?(?:sudo )?chpasswd/dg,
  /chpasswd[^]{0,64}?list[^]{0,16}?\n((?: {1,16}-? ?[\w.-]{1,64}:[^\n]{1,256}(?:\n|$))+)/dg,
  /\.pgpass [\w.*-]{1,253}:[\d*]{1,5}:[\w.*-]{1,64}:[\w.*-]{1,64}:(\S{1,256})/dg,
];

export function findShapes(text: string): Span[] {
  return shapes.flatMap((shape) => spansOf(text, shape));
}

// A user and the colon before a password; up to five digits would be a port instead.
const userinfo = /:\/\/[^\s/?#:@["<>]*:(?!\d{1,5}(?:[/?#'`,;)\]}\\]|$))/;

/** Finds the passwords of URLs; at the end of a text, which may have been cut, also those without an `@` after them. */
export function findPasswordsOfUrls(text: string): Span[] {
  const spans: Span[] = [];
  for (const { 0: url, index } of text.matchAll(/:\/\/[^\s"<>]*/g)) {
    const isCut = index + url.length === text.length;
    const span = passwordOf(url, isCut);
    if (span !== undefined) spans.push([index + span[0], index + span[1]]);
  }
  return spans;
}

function passwordOf(url: string, isCut: boolean): Span | undefined {
  const found = userinfo.exec(url);
  if (!found) return undefined;
  const start = found.index + found[0].length;
  // A password may contain an `@`, and a list of hosts has several: everything up to the last one is masked.
  const end = url.lastIndexOf('@');
  if (end >= start) return [start, end];
  return isCut && start < url.length ? [start, url.length] : undefined;
}
