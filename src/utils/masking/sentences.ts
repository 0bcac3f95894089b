import type { Span } from './spans.ts';
import { isHarmless, isProse, looksSecret } from './values.ts';

// The text that may stand between a secret's name and the secret: closing characters of the name, a sign, and filler
// words.
const sign = '(?:->|=>|→|⇒|–|—|[-:=|~.,](?![\\w-]))';
const words =
  'is|was|are|be|to|of|set|equals|values?|length|with|not|valid|invalid|wrong|bad|given|got|reason|input|received|' +
  'the|an?|named|called|which|that|lautet|ist|est|es|wird';
const joint = new RegExp(
  `(?:\\\\{0,7}["'\`\\])]){0,4}\\s{0,8}${sign}?(?:\\s{0,8}(?:${words})\\b[:.,]?){0,6}(?:\\s(?:for|of) [\\w.@-]{1,64}:)?\\s{0,8}`,
  'iy',
);
const opening = /[bru]{0,2}(\\{0,7})(["'`])/iy;
const wordInBrackets = /[(<[{]?([^\s"'`<>()[\]{},;|\\]{4,256})/y;
const ofRest = /\.? {0,4}(?:Value|Got|Input|Received): /iy;

/**
 * Finds a secret that a sentence joins to its name: `password is x`, `'db_password' is invalid: "x"`, `password (x)`.
 */
export function findInSentence(text: string, nameStart: number, nameEnd: number): Span | undefined {
  return restOfRefusal(text, nameEnd) ?? after(text, nameStart, nameEnd) ?? before(text, nameStart);
}

// "Invalid input for field/attribute adminPass. Value: V. V is too short": nothing shows where V ends.
function restOfRefusal(text: string, nameEnd: number): Span | undefined {
  const closed = matchAt(/["'`\])]{0,4}/y, text, nameEnd);
  const rest = matchAt(ofRest, text, nameEnd + (closed?.[0].length ?? 0));
  return rest ? [rest.index + rest[0].length, text.length] : undefined;
}

function after(text: string, nameStart: number, nameEnd: number): Span | undefined {
  const joined = matchAt(joint, text, nameEnd);
  if (joined === null) return undefined;
  const start = nameEnd + joined[0].length;
  const quote = matchAt(opening, text, start);
  const name = text.slice(nameStart, nameEnd).slice(0, 128);
  if (quote)
    return /\S/.test(joined[0]) && !isOnlyClosing(joined[0])
      ? quotedPart(text, start, quote, name)
      : undefined;
  const word = matchAt(wordInBrackets, text, start);
  const value = word?.[1];
  if (
    word === null ||
    value === undefined ||
    isProse(value) ||
    isHarmless(name, value) ||
    !looksSecret(value)
  )
    return undefined;
  const end = word.index + word[0].length;
  return [end - value.length, end];
}

// In a list of names, each is in quotes: ["password", "token"].
function isOnlyClosing(joined: string): boolean {
  return /^(?:\\{0,7}["'`])?\s*,?\s*$/.test(joined);
}

function quotedPart(
  text: string,
  start: number,
  [all, slashes = '', quote = '']: RegExpExecArray,
  name: string,
): Span | undefined {
  const from = start + all.length;
  const end = text.indexOf(`${slashes}${quote}`, from);
  const until = end === -1 ? text.length : end;
  return until - from <= 128 && isHarmless(name, text.slice(from, until)) ? undefined : [from, until];
}

// 'x' is not a valid password
const valueBefore = /(["'`])([^"'`\n]{1,256})\1 (?:is|was) (?:not )?(?:an? |the )?(?:\w{1,16} ){0,2}$/;

function before(text: string, nameStart: number): Span | undefined {
  const end = Math.max(0, nameStart - 24);
  if (!/\b(?:an?|the|valid|invalid|correct|right|known) $/.test(text.slice(end, nameStart))) return undefined;
  const found = valueBefore.exec(text.slice(Math.max(0, nameStart - 320), nameStart));
  if (found === null) return undefined;
  const start = Math.max(0, nameStart - 320) + found.index + 1;
  return [start, start + (found[2]?.length ?? 0)];
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
