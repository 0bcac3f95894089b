import { secretName } from './names.ts';
import { findInPair } from './pairs.ts';
import { findInSentence } from './sentences.ts';
import type { Span } from './spans.ts';
import { isHarmless, isProse } from './values.ts';

const secretKey = new RegExp(`${secretName}[\\w/-]*`, 'gi');
const header = /authorization|cookie/i;

// Each pattern that could match a long text is bounded, or stops at a character that begins a new match: linear time.
const openingQuote = /[bru]{0,2}(\\{0,7})(["'`])/iy;
const bracketOrQuote = /[{}[\]()]|(\\{0,7})(["'`])/g;
// Only its indentation would show where a block of YAML ends.
const yamlBlock = /[|>][-+\d]{0,2} {0,8}(?:\r?\n|\\n)/y;
const endOfLine = /[\r\n]|\\[rn]/g;
const endOfElement = /</g;
const endOfWord =
  /\s|[,;&](?=\s|$|["'\\{[]|[\w.-]{1,64}=)|\\{0,7}["'`](?=[\s,;)}\]\\]|$)|[)\]}]{1,4}(?=[\s,;"'\\]|$)|<\//g;

const anything = /(?:)/;

/**
 * The forms of an assignment: the text before a key, between it and its value, and the end of a value without quotes.
 */
const forms: { before: RegExp; between: RegExp; end: RegExp }[] = [
  // key=value, key: value, "key": value, \"key\": value, ['key'] = value, &quot;key&quot;: value, key%3Dvalue
  {
    before: anything,
    between: /(?:\\{0,7}["'`\]]|&quot;|&#\d+;|%(?:25)*2[27]){0,3}\s*(?:=>|:=|[:=]{1,2}|%(?:25)*3[ad])\s*/iy,
    end: endOfWord,
  },
  // key "value", but not `key value`: that is a sentence.
  { before: anything, between: /\s+(?=[bru]{0,2}\\{0,7}["'`])/iy, end: endOfWord },
  // --key value
  { before: /--[\w-]*$/, between: /\s+(?!-)/y, end: endOfWord },
  // <key>value</key>
  { before: /<[\w:.-]*$/, between: /(?:\s[^<>]{0,256})?>/y, end: endOfElement },
];

/** Finds the value of each secret's name; an unterminated quote or bracket extends to the end of the text. */
export function findNamed(text: string): Span[] {
  const spans: Span[] = [];
  for (let key = matchFrom(secretKey, text, 0); key; key = matchFrom(secretKey, text, secretKey.lastIndex)) {
    const found = findValue(text, key);
    if (found === undefined) continue;
    spans.push(found);
    // A value that precedes its name is not read again.
    secretKey.lastIndex = Math.max(secretKey.lastIndex, found[1]);
  }
  return spans;
}

function findValue(text: string, key: RegExpExecArray): Span | undefined {
  const end = key.index + key[0].length;
  const before = text.slice(Math.max(0, key.index - 64), key.index);
  return (
    findAssigned(text, key[0], before, end) ??
    findInPair(text, before, end) ??
    findInSentence(text, key.index, end)
  );
}

function findAssigned(text: string, key: string, before: string, from: number): Span | undefined {
  for (const form of forms) {
    const between = form.before.test(before) && matchFrom(form.between, text, from);
    if (!between) continue;
    const start = from + between[0].length;
    const quote = matchFrom(openingQuote, text, start);
    return isSecret(text, key, quote ? quoted(text, start, quote) : bare(text, start, key, form.end), !quote);
  }
  return undefined;
}

function isSecret(text: string, key: string, [start, end]: Span, isBare: boolean): Span | undefined {
  // Longer values are none of the known words.
  const value = end - start > 128 ? '' : text.slice(start, end);
  const first = isBare ? (/^\S*/.exec(value)?.[0] ?? '') : value;
  const isNone = start === end || isHarmless(key, value) || (isBare && isProse(first));
  return isNone ? undefined : [start, end];
}

function quoted(text: string, start: number, quote: RegExpExecArray): Span {
  const content = start + quote[0].length;
  return [content, endOfQuoted(text, content, quote)];
}

function bare(text: string, start: number, key: string, end: RegExp): Span {
  return [start, endOfBare(text, start, header.test(key) ? endOfLine : end)];
}

function endOfBare(text: string, start: number, end: RegExp): number {
  if (matchFrom(yamlBlock, text, start)) return text.length;
  const from = /[{[(]/.test(text.charAt(start)) ? endOfBracketed(text, start) : start;
  // The name of a hash may precede it: {SHA256}0f6d…
  if (from !== start && !/\w/.test(text.charAt(from))) return from;
  return matchFrom(end, text, from)?.index ?? text.length;
}

function endOfBracketed(text: string, start: number): number {
  let depth = 0;
  for (let mark = matchFrom(bracketOrQuote, text, start); mark; mark = bracketOrQuote.exec(text)) {
    const quote = mark[2];
    if (quote) bracketOrQuote.lastIndex = endOfQuoted(text, bracketOrQuote.lastIndex, mark) + mark[0].length;
    else depth += '{[('.includes(mark[0]) ? 1 : -1;
    if (depth === 0) return bracketOrQuote.lastIndex;
  }
  return text.length;
}

function endOfQuoted(text: string, start: number, [, slashes = '', quote = '']: RegExpExecArray): number {
  for (let at = text.indexOf(quote, start); at !== -1; at = text.indexOf(quote, at + 1)) {
    const run = slashesBefore(text, start, at);
    if (closes(run, slashes.length) && !goesOn(text, at)) return at - Math.min(run, slashes.length);
  }
  return text.length;
}

function slashesBefore(text: string, start: number, at: number): number {
  let first = at;
  while (first > start && text[first - 1] === '\\') first--;
  return at - first;
}

// If a quote is written with n backslashes, 2n + 1 of them are a quote inside the value, and 2n + 2 a backslash.
function closes(run: number, slashes: number): boolean {
  return run < slashes || (run - slashes) % (2 * (slashes + 1)) === 0;
}

// A quote before a letter, a digit or another quote is an apostrophe, a doubled quote, or one of three quotes.
function goesOn(text: string, at: number): boolean {
  return text[at + 1] === text[at] || /\w/.test(text.charAt(at + 1));
}

function matchFrom(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
