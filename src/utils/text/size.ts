/**
 * Thrown for a text that is too large to be sent, before it is searched for secrets: the search takes time in
 * proportion.
 */
export class TooLarge extends Error {
  constructor(length: number, most: number) {
    super(`notification is over ${String(length)} bytes, maxMessageBytes is ${String(most)}`);
  }
}

/** Throws when a text has more characters than a message may have bytes: it has at least as many bytes. */
export function checkLength({ length }: string, most: number): void {
  if (length > most) throw new TooLarge(length, most);
}

// Searching a megabyte takes a third of a second at worst.
const SEARCHED = 2 ** 20;

/**
 * Returns the length up to which a text is searched for secrets: a shorter one is kept with its loss, even if it is not
 * sent.
 */
export function mostSearched(maxMessageBytes: number): number {
  return Math.max(maxMessageBytes, SEARCHED);
}
