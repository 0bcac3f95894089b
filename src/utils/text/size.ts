/** Thrown of what is larger than may be sent, before it is searched for secrets: that takes time in proportion. */
export class TooLarge extends Error {
  constructor(length: number, most: number) {
    super(`notification is over ${String(length)} bytes, maxMessageBytes is ${String(most)}`);
  }
}

/** Throws when a text has more characters than a message may have bytes: it has no fewer bytes. */
export function checkLength({ length }: string, most: number): void {
  if (length > most) throw new TooLarge(length, most);
}

// A megabyte is searched in a third of a second at worst.
const SEARCHED = 2 ** 20;

/** How long a text may be to be searched for secrets: less is kept with its loss, though it may not be sent. */
export function mostSearched(maxMessageBytes: number): number {
  return Math.max(maxMessageBytes, SEARCHED);
}
