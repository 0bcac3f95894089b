/** Thrown of what is larger than may be sent, before it is searched for secrets: that takes time in proportion. */
export class TooLarge extends Error {
  constructor(length: number, most: number) {
    super(`it has more than ${String(length)} bytes, ${String(most)} may be sent`);
  }
}

/** Throws when a text has more characters than a message may have bytes: it has no fewer bytes. */
export function checkLength({ length }: string, most: number): void {
  if (length > most) throw new TooLarge(length, most);
}
