import { secretName } from './names.ts';

const secretKey = new RegExp(`${secretName}[\\w-]*`, 'gi');
const header = /authorization|cookie/i;

// Every pattern that could run on for long is bounded or stops at a character that begins a new one: linear time.
const openingQuote = /[bru]{0,2}(\\{0,7})(["'`])/iy;
const bracketOrQuote = /[{}[\]()]|(\\{0,7})(["'`])/g;
// Only its indentation would tell where a block of YAML ends.
const yamlBlock = /[|>][-+\d]{0,2} {0,8}(?:\r?\n|\\n)/y;
const endOfLine = /[\r\n]|\\[rn]/g;
const endOfElement = /</g;
const endOfWord =
  /\s|[,;&](?=\s|$|["'\\{[]|[\w.-]{1,64}=)|\\{0,7}["'`](?=[\s,;)}\]\\]|$)|[)\]}]{1,4}(?=[\s,;"'\\]|$)|<\//g;

const anything = /(?:)/;

/** What stands before a key and between it and its value, and where a value without quotes ends. */
const forms: { before: RegExp; between: RegExp; end: RegExp }[] = [
  // key=value, key: value, "key": value, \"key\": value, ['key'] = value, &quot;key&quot;: value, key%3Dvalue
  {
    before: anything,
    between: /(?:\\{0,7}["'`\]]|&quot;|&#\d+;|%2[27]){0,3}\s*(?:=>|[:=]{1,2}|%3[ad])\s*/iy,
    end: endOfWord,
  },
  // key "value", but not `key value`: that is a sentence.
  { before: anything, between: /\s+(?=[bru]{0,2}\\{0,7}["'`])/iy, end: endOfWord },
  // --key value
  { before: /--[\w-]*$/, between: /\s+(?!-)/y, end: endOfWord },
  // <key>value</key>
  { before: /<[\w:.-]*$/, between: /(?:\s[^<>]{0,256})?>/y, end: endOfElement },
];

/** Masks the value after each secret's name; an unterminated quote or bracket masks to the end of the text. */
export function maskAssignments(text: string): string {
  let masked = '';
  let done = 0;
  for (let key = matchFrom(secretKey, text, 0); key; key = matchFrom(secretKey, text, secretKey.lastIndex)) {
    const [start, end] = findValue(text, key);
    if (start === end) continue;
    masked += `${text.slice(done, start)}***`;
    done = secretKey.lastIndex = end;
  }
  return masked + text.slice(done);
}

function findValue(text: string, key: RegExpExecArray): [start: number, end: number] {
  const from = key.index + key[0].length;
  const before = text.slice(Math.max(0, key.index - 64), key.index);
  for (const form of forms) {
    const between = form.before.test(before) && matchFrom(form.between, text, from);
    if (!between) continue;
    const start = from + between[0].length;
    const quote = matchFrom(openingQuote, text, start);
    if (quote) return [start + quote[0].length, endOfQuoted(text, start + quote[0].length, quote)];
    return [start, endOfBare(text, start, header.test(key[0]) ? endOfLine : form.end)];
  }
  return [from, from];
}

function endOfBare(text: string, start: number, end: RegExp): number {
  if (matchFrom(yamlBlock, text, start)) return text.length;
  if (/[{[(]/.test(text.charAt(start))) return endOfBracketed(text, start);
  return matchFrom(end, text, start)?.index ?? text.length;
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

// Where a quote is written with n backslashes, 2n + 1 of them are a quote inside the value, and 2n + 2 a backslash.
function closes(run: number, slashes: number): boolean {
  return run < slashes || (run - slashes) % (2 * (slashes + 1)) === 0;
}

// A quote before a letter or its like is an apostrophe, a doubled quote, or one of three quotes.
function goesOn(text: string, at: number): boolean {
  return text[at + 1] === text[at] || /\w/.test(text.charAt(at + 1));
}

function matchFrom(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
