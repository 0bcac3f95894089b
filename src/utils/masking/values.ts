import { isAbout } from './names.ts';

const nothing =
  /^(?:true|false|null|none|nil|undefined|yes|no|on|off|\*+|\(?(?:empty|none|hidden|unset|redacted|not set)\)?)$/i;
// Words that begin a sentence about a secret, rather than a secret.
const prose = new RegExp(
  `^(?:${[
    'allowed|denied|required|missing|invalid|expired|failed|enabled|disabled|changed|reset|rejected|accepted|unknown',
    'unsupported|incorrect|wrong|weak|optional|not|must|should|may|can|cannot|is|was|are|has|have|too|the|an?|this',
    'use|please|at|field|value|given|it|no|only|does|do|did|could|use[dr]?|for|of|in|string|number|length',
  ].join('|')})$`,
  'i',
);
const path = /^(?:\/[a-z\d._-]+){2,}\/?$/;
const address = /^[a-z][a-z\d+.-]*:\/\/[^\s/@]+(?:\/[^\s?]*)?$/i;
const smallNumber = /^\d{1,4}$/;
const counted = /tokens$|receipt|blob/i;

/**
 * Whether the text after a secret's name is no secret: a boolean, a path, an address, a count, or the rest of a
 * sentence.
 */
export function isHarmless(name: string, value: string): boolean {
  if (isAbout(name) || nothing.test(value) || path.test(value)) return true;
  if (/(?:ref|href|url|uri|endpoint)$/i.test(name) && address.test(value)) return true;
  return counted.test(name) && (smallNumber.test(value) || (/tokens$/i.test(name) && /^\d+$/.test(value)));
}

/** Whether a word without quotes continues a sentence. */
export function isProse(value: string): boolean {
  return prose.test(value.replace(/[.,:;!?]$/, ''));
}

const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;
const named =
  /^(?:\d{4}-\d\d-\d\d\S*|v?\d+(?:[.:/-]\d+)+|(?:sha|md|aes|rsa|hmac|pbkdf|base|utf|ipv|oauth|http|ec|s|x|v)-?\d[\w-]{0,6})$/i;

/**
 * Whether a word in a sentence is likely to be a secret: it is not a word, a name, a date, a version, a path, an
 * address or an id.
 */
export function looksSecret(word: string): boolean {
  const bare = word.replace(/[.,:;!?]+$/, '');
  if (bare.length < 6 || uuid.test(bare) || named.test(bare) || /^\/|:\/\/|^[\w.+-]+@[\w-]+\./.test(bare))
    return false;
  if (/^\d+$/.test(bare)) return bare.length >= 6;
  return (/\d/.test(bare) && /[a-z]/i.test(bare)) || /\w[!#$%^&*~?][^\s]/.test(bare) || isLongAndMixed(bare);
}

function isLongAndMixed(word: string): boolean {
  return word.length >= 16 && /[a-z]/.test(word) && /[A-Z]/.test(word) && /^[\w+/=~-]+$/.test(word);
}
