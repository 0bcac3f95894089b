// JSON that is safe to display: on a terminal, or in an editor.
import { UNSEEN } from './text.ts';

/** Returns a value as JSON in one line. */
export function jsonOf(value: unknown): string {
  return harmlessJson(JSON.stringify(value));
}

/**
 * Returns the same JSON with escapes for terminal control characters (JSON itself escapes C0), for marks of direction,
 * and for invisible characters. These occur only in strings, where an escape is the same data.
 */
export function harmlessJson(json: string): string {
  return json.replaceAll(/[\u007f-\u009f]/g, escaped).replaceAll(UNSEEN, escaped);
}

/** Characters above U+FFFF need two escapes. */
function escaped(character: string): string {
  return Array.from({ length: character.length }, (_, at) => {
    return `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`;
  }).join('');
}
