// What follows `bearer` in a sentence, rather than in a header.
const prose =
  '(?:auth\\w*|tokens?|realm|error|credentials?|scheme|headers?|methods?|is|was|has|not|and|or)\\b';

/** Secrets that are known by their own form, whatever stands before them. */
const shapes: [pattern: RegExp, replacement: string][] = [
  [/-----BEGIN [A-Z\d ]{0,32}PRIVATE KEY(?: BLOCK)?-----[^]*?(?:-----END [A-Z\d ]{0,48}-----|$)/g, '***'],
  // A Fernet token, and a JSON web token.
  [/gAAAA[\w-]*={0,2}/g, '***'],
  [/(?:(?<![A-Za-z])|(?<=\\[nrt]))eyJ[\w-]+(?:\.[\w-]*)*/g, '***'],
  [new RegExp(`(bearer(?:\\s+|%20|\\+))(?!${prose})[\\w~+/.=-]+`, 'gi'), '$1***'],
  // A URL whose user is a token, and one that is signed.
  [/(https?:\/\/)[^\s/?#:@"'<>]+@/gi, '$1***@'],
  [/([?&](?:sig|signature)=)[^&\s"'<>]+/gi, '$1***'],
  // `Basic` begins sentences too: what it precedes must look like base64.
  [/((?:[Bb]asic|BASIC)(?:\s+|%20|\+))(?=\w[a-z]*[A-Z\d+/=])[\w+/=-]{4,}/g, '$1***'],
];

export function maskShapes(text: string): string {
  let masked = text;
  for (const [pattern, replacement] of shapes) masked = masked.replace(pattern, replacement);
  return masked;
}

// A user and the colon before a password; up to five digits would be the port of a host instead.
const userinfo = /:\/\/[^\s/?#:@["<>]*:(?!\d{1,5}(?:[/?#'`,;)\]}\\]|$))/;

/** The passwords of URLs; at the end of a text, which may have been cut, also those before no `@`. */
export function maskUrls(text: string): string {
  return text.replace(/:\/\/[^\s"<>]*/g, (url, at: number) => maskUrl(url, at + url.length === text.length));
}

function maskUrl(url: string, isCut: boolean): string {
  const found = userinfo.exec(url);
  if (!found) return url;
  const start = found.index + found[0].length;
  // A password may hold an `@` of its own, and a list of hosts has several: all is masked up to the last.
  const end = url.lastIndexOf('@');
  if (end >= start) return `${url.slice(0, start)}***${maskUrl(url.slice(end), isCut)}`;
  return isCut && start < url.length ? `${url.slice(0, start)}***` : url;
}
