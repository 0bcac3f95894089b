// JSON as text: a value that JavaScript cannot represent, such as an integer above 2^53 or 1.0, is preserved only in
// the text.

/** A member of an object. Its texts, concatenated, are its source. */
export interface Member {
  readonly before: string;
  /** Its name in quotes, and the name. */
  readonly quoted: string;
  readonly name: string;
  /** The colon and the blanks around it. */
  readonly between: string;
  readonly value: string;
}

/** Returns the members of an object, which must be JSON. */
export function membersOf(object: string): Member[] {
  return itemsOf(object).map(memberIn);
}

/** Returns the members by name. Of members with the same name the last one counts, as for a parser. */
export function byName(members: Iterable<Member>): Map<string, Member> {
  return new Map(Array.from(members, (member) => [member.name, member]));
}

/** Returns the JSON of an object with these members. */
export function objectOf(members: Iterable<Member>): string {
  const texts = Array.from(
    members,
    ({ before, quoted, between, value }) => before + quoted + between + value,
  );
  return `{${texts.join(',').trimStart()}}`;
}

/** Returns the texts between the commas of an object or a list, which must be JSON. */
export function itemsOf(json: string): string[] {
  const items: string[] = [];
  let [depth, start] = [0, 0];
  for (let at = 0; at < json.length; at++) {
    const code = json.charCodeAt(at);
    if (code === QUOTE) at = endOfText(json, at) - 1;
    else if (isOpening(code)) {
      if (depth++ === 0) start = at + 1;
    } else if (isClosing(code) ? --depth === 0 : code === COMMA && depth === 1) {
      items.push(json.slice(start, at));
      start = at + 1;
    }
  }
  return items.length === 1 && items[0]?.trim() === '' ? [] : items;
}

/** Whether objects and lists are nested more than this many levels deep. The text need not be JSON. */
export function isDeeperThan(json: string, most: number): boolean {
  if (count(json, '{', most) + count(json, '[', most) <= most) return false; // a tenth of the time of the loop
  let depth = 0;
  for (let at = 0; at < json.length; at++) {
    const code = json.charCodeAt(at);
    if (code === QUOTE) at = endOfText(json, at) - 1;
    else if (isClosing(code)) depth--;
    else if (isOpening(code) && ++depth > most) return true;
  }
  return false;
}

/**
 * Returns JSON as Python writes it (json.dumps) with null for NaN, Infinity and -Infinity, which JSON does not have.
 */
export function withoutNaN(json: string): string {
  if (!notNumbers.test(json)) return json;
  const parts: string[] = [];
  let at = 0;
  for (let quote = json.indexOf('"'); quote >= 0; quote = json.indexOf('"', at)) {
    const end = endOfText(json, quote);
    parts.push(withNull(json.slice(at, quote)), json.slice(quote, end));
    at = end;
  }
  return parts.join('') + withNull(json.slice(at));
}

/** Returns JSON without line breaks; a lone surrogate, which has no UTF-8, is escaped. */
export function inOneLine(json: string): string {
  // In a JSON string, line breaks are escaped.
  return json
    .replaceAll(/[\r\n]\s*/g, '')
    .replaceAll('\t', ' ')
    .replaceAll(/\p{Surrogate}/gu, (half) => `\\u${half.charCodeAt(0).toString(16)}`);
}

const [QUOTE, COMMA, BACKSLASH] = [0x22, 0x2c, 0x5c];
const notNumbers = /NaN|Infinity/;

function isOpening(code: number): boolean {
  return code === 0x7b || code === 0x5b; // { [
}

function isClosing(code: number): boolean {
  return code === 0x7d || code === 0x5d; // } ]
}

/** Counts a character, but not beyond one more than `most`. */
function count(json: string, character: string, most: number): number {
  let found = 0;
  for (let at = json.indexOf(character); at >= 0 && found <= most; at = json.indexOf(character, at + 1))
    found++;
  return found;
}

function memberIn(item: string): Member {
  const open = item.indexOf('"');
  const end = endOfText(item, open);
  const colon = item.indexOf(':', end) + 1;
  const value = colon + (item.length - colon - item.slice(colon).trimStart().length);
  const quoted = item.slice(open, end);
  return {
    before: item.slice(0, open),
    quoted,
    name: JSON.parse(quoted) as string,
    between: item.slice(end, value),
    value: item.slice(value).trimEnd(),
  };
}

/** Returns the position after the quote that ends the text beginning at a quote. */
function endOfText(json: string, open: number): number {
  let end = json.indexOf('"', open + 1);
  while (end >= 0 && isEscaped(json, end)) end = json.indexOf('"', end + 1);
  return end < 0 ? json.length : end + 1;
}

function isEscaped(json: string, at: number): boolean {
  let first = at;
  while (json.charCodeAt(first - 1) === BACKSLASH) first--;
  return (at - first) % 2 === 1;
}

function withNull(json: string): string {
  return json.replaceAll(/-?Infinity|NaN/g, 'null');
}
