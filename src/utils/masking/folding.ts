/** A text in which look-alike characters are the same, with the original position of each character. */
export interface Folded {
  readonly text: string;
  /** Returns the position in the original text. */
  readonly placeOf: (index: number) => number;
}

// In pure ASCII, only the escapes of JSON can disguise a character.
const unusual = /[^\p{ASCII}]|\\u00[2-7][\da-fA-F]/u;
const foldable = /\\u00([2-7][\da-fA-F])|[^\p{ASCII}]/gu;
const invisible = /[\p{Cf}\p{M}]/gu;

/** Letters of other scripts that resemble Latin ones, letters that have no decomposition, and quotes. */
const alike = new Map(
  Object.entries({
    ...{
      а: 'a',
      е: 'e',
      о: 'o',
      р: 'p',
      с: 'c',
      у: 'y',
      х: 'x',
      і: 'i',
      ј: 'j',
      ѕ: 's',
      ԁ: 'd',
      һ: 'h',
      ԛ: 'q',
    },
    ...{ к: 'k', т: 't', в: 'b', м: 'm', ο: 'o', α: 'a', ρ: 'p', ν: 'v', ω: 'w', ԝ: 'w', ɡ: 'g', ո: 'n' },
    ...{ ł: 'l', ø: 'o', đ: 'd', ı: 'i', ß: 'ss', '“': '"', '”': '"', '„': '"', '«': '"', '»': '"' },
    ...{ '‘': "'", '’': "'", '‚': "'" },
  }),
);

/** A cache: a script has few letters, and a text many. */
const known = new Map<string, string>();
const MAX_KNOWN = 4096;

/** Replaces full-width, accented, look-alike and escaped characters with ASCII, and removes invisible ones. */
export function fold(text: string): Folded {
  if (!unusual.test(text)) return { text, placeOf: (index) => index };
  const [starts, places]: [number[], number[]] = [[0], [0]];
  let shift = 0;
  const folded = text.replace(foldable, (found: string, code: string | undefined, at: number) => {
    const one = foldOne(found, code);
    if (one.length === found.length) return one;
    starts.push(at - shift + one.length);
    places.push(at + found.length);
    shift += found.length - one.length;
    return one;
  });
  return { text: folded, placeOf: (index) => placed(starts, places, index) };
}

export function foldText(text: string): string {
  return fold(text).text;
}

function foldOne(character: string, code: string | undefined): string {
  if (code !== undefined) return String.fromCharCode(parseInt(code, 16));
  const before = known.get(character);
  if (before !== undefined) return before;
  const made = foldCharacter(character);
  if (known.size < MAX_KNOWN) known.set(character, made);
  return made;
}

function foldCharacter(character: string): string {
  const plain = character.normalize('NFKD').replace(invisible, '');
  const other = alike.get(plain) ?? alike.get(plain.toLowerCase())?.toUpperCase() ?? plain;
  return /^[\x20-\x7e]*$/.test(other) ? other : character;
}

// Finds the last start that is not after the index.
function placed(starts: number[], places: number[], index: number): number {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= index) low = middle;
    else high = middle - 1;
  }
  return (places[low] ?? 0) + index - (starts[low] ?? 0);
}
