import type { Span } from './spans.ts';
import { looksSecret } from './values.ts';

const MAX = 8;
const SHORTEST = 4;
const LONGEST = 512;

/** Finds other occurrences of the secrets in a text: a service repeats the value that it refuses. */
export function findRepeated(text: string, spans: readonly Span[]): Span[] {
  const values = new Set(
    spans.map(([start, end]) => (end - start > LONGEST ? '' : text.slice(start, end).trim())),
  );
  return [...values]
    .filter((value) => value.length >= SHORTEST)
    .slice(0, MAX)
    .flatMap((value) => occurrences(text, value));
}

function occurrences(text: string, value: string): Span[] {
  const found: Span[] = [];
  const isPlain = !looksSecret(value);
  for (let at = text.indexOf(value); at !== -1; at = text.indexOf(value, at + value.length)) {
    // A value that resembles a common word counts only after a quote.
    if (!isPlain || /["'`]/.test(text.charAt(at - 1))) found.push([at, at + value.length]);
  }
  return found;
}
