/** A text in which what only looks different is the same, and where each of its characters stood before. */
export interface Folded {
  readonly text: string;
  /** The place in the text as it was. */
  readonly placeOf: (index: number) => number;
}

// In a text of ASCII alone only the escapes of JSON hide something.
const unusual = /[^\p{ASCII}]|\\u00[2-7][\da-fA-F]/u;
const foldable = /\\u00([2-7][\da-fA-F])|[^\p{ASCII}]/gu;
const invisible = /[\p{Cf}\p{M}]/gu;

/** Letters of other scripts that look like Latin ones, those that are not decomposed, and quotes. */
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

/** A script has few letters, and a text many. */
const known = new Map<string, string>();
const MOST_KNOWN = 4096;

/** Full-width, accented, look-alike and escaped characters as ASCII has them, without what cannot be seen. */
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
  if (known.size < MOST_KNOWN) known.set(character, made);
  return made;
}

function foldCharacter(character: string): string {
  const plain = character.normalize('NFKD').replace(invisible, '');
  const other = alike.get(plain) ?? alike.get(plain.toLowerCase())?.toUpperCase() ?? plain;
  return /^[\x20-\x7e]*$/.test(other) ? other : character;
}

// The last start that is not behind the index.
function placed(starts: number[], places: number[], index: number): number {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= index) low = middle;
    else high = middle - 1;
  }
  return (places[low] ?? 0) + index - (starts[low] ?? 0);
}
