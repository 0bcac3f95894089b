/** The heading and the text below it, of an HTML body or of a plain text as webob writes it. */
interface Page {
  readonly heading: string;
  readonly says: string;
}

const entities: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};
const isHtml = /<(?:html|head|title|body|h1)\b/i;
const traceback = /\[?u?['"]?Traceback \(most recent call last\)/;
// A debugging page or a portal's page is of no use to support.
const LONGEST = 1024;

/** Returns a service's message in a body that is not JSON: HTML, XML or plain text. */
export function sentenceOfText(body: string): string | undefined {
  const text = body.slice(0, 8192);
  if (isHtml.test(text)) return sentenceOfPage(pageOfHtml(text));
  if (/^\s*</.test(text))
    return withoutTraceback(elementOf(text, 'message|faultstring|detail|description|reason'));
  return sentenceOfPage(pageOfText(text));
}

/** Returns the status in the heading of such a body, or in the attribute of an XML element: `<conflict code="409">`. */
export function statusOfText(body: string): string | undefined {
  const text = body.slice(0, 8192);
  if (isHtml.test(text)) return /^\d{3}\b/.exec(pageOfHtml(text).heading)?.[0];
  if (/^\s*</.test(text)) return /^\s*(?:<\?[^>]*>\s*)?<\w[^>]*\bcode="(\d{3})"/.exec(text)?.[1];
  return /^\d{3}(?= [A-Z])/.exec(pageOfText(text).heading)?.[0];
}

/** Returns the text before a traceback: a traceback never leaves the process. */
export function withoutTraceback(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const [before = '', ...rest] = text.split(traceback);
  const said = before.trim();
  // Without a text before it, the last line of the traceback is the error itself.
  return said === '' && rest.length > 0 ? text.trim().split('\n').at(-1)?.trim() : said || undefined;
}

function elementOf(text: string, names: string): string | undefined {
  const found = new RegExp(`<(?:\\w{1,32}:)?(?:${names})(?:\\s[^<>]{0,256})?>([^<]*)`, 'i').exec(text);
  return decoded(found?.[1] ?? '').trim() || undefined;
}

// webob writes a heading, a general sentence and, after an empty line, the service's message.
function sentenceOfPage({ heading, says }: Page): string | undefined {
  const said = withoutTraceback(says) ?? '';
  if (heading === '') return said || undefined;
  const last =
    said
      .split(/\n\s*\n/)
      .at(-1)
      ?.trim() ?? '';
  return last === '' || last.length > LONGEST ? heading : last;
}

function pageOfText(text: string): Page {
  const [, heading, says] = /^\s*(\d{3} [A-Z][\w' -]{1,40})\r?\n([^]*)$/.exec(text) ?? [];
  return { heading: heading ?? '', says: (says ?? text).replaceAll('\r', '').trim() };
}

function pageOfHtml(html: string): Page {
  const heading = elementOf(html, 'h1') ?? elementOf(html, 'title') ?? '';
  const body = (/<body\b[^>]{0,256}>([^]*)/i.exec(html)?.[1] ?? html)
    .replace(/<(script|style|head|title|h1)\b[^]*?<\/\1>/gi, '')
    // Below it a server only names itself.
    .replace(/<hr\b[^]*$/i, '');
  return { heading, says: readable(body) };
}

function readable(html: string): string {
  const lines = html.replace(/(?:<br ?\/?>\s*){2,}/gi, '\n\n').replace(/<!--[^]*?-->|<[^>]{0,1024}>/g, ' ');
  return decoded(lines)
    .replace(/\n\s*\n/g, '\f')
    .replace(/[^\S\f]+/g, ' ')
    .split('\f')
    .map((paragraph) => paragraph.trim())
    .filter(Boolean)
    .join('\n\n');
}

function decoded(text: string): string {
  return text.replace(
    /&(?:#(\d{1,5})|#x([\da-f]{1,4})|(\w{2,4}));/gi,
    (whole, decimal, hex, name?: string) => {
      if (name !== undefined) return entities[name] ?? whole;
      return String.fromCharCode(decimal === undefined ? parseInt(hex as string, 16) : Number(decimal));
    },
  );
}
