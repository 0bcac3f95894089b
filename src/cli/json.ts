// JSON that can be looked at: it may go to a terminal, or into an editor.
import { UNSEEN } from './text.ts';

/** A value as a text of JSON, in a line. */
export function jsonOf(value: unknown): string {
  return harmlessJson(JSON.stringify(value));
}

/**
 * The same JSON, with escapes for what a terminal obeys (C0 is escaped by JSON itself), what turns the direction of writing,
 * and what nobody sees: these are only in strings, where an escape is the same data.
 */
export function harmlessJson(json: string): string {
  return json.replaceAll(/[\u007f-\u009f]/g, escaped).replaceAll(UNSEEN, escaped);
}

/** A character beyond the first plane has two escapes. */
function escaped(character: string): string {
  return Array.from({ length: character.length }, (_, at) => {
    return `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`;
  }).join('');
}
