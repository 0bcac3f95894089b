interface Said {
  readonly condition?: string | undefined;
  readonly description?: string | undefined;
}

const LONGEST = 500;

/** An AMQP error for people: `amqp:not-found: no queue 'x'`. A peer may write anything: it is cut, and kept in a line. */
export function inOneLine(error: Said | undefined): string {
  const parts = [error?.condition, error?.description].filter((part) => typeof part === 'string');
  const line = parts.join(': ').replaceAll(/\p{Cc}+/gu, ' ');
  return line === '' ? 'no reason given' : line.slice(0, LONGEST);
}
