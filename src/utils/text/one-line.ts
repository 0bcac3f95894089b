interface Said {
  readonly condition?: string | undefined;
  readonly description?: string | undefined;
}

const LONGEST = 500;

/**
 * Returns an AMQP error for messages: `amqp:not-found: no queue 'x'`. A peer's text may be anything: it is cut, and
 * kept in one line.
 */
export function inOneLine(error: Said | undefined): string {
  const parts = [error?.condition, error?.description].filter((part) => typeof part === 'string');
  const line = parts.join(': ').replaceAll(/\p{Cc}+/gu, ' ');
  return line === '' ? 'no reason given' : line.slice(0, LONGEST);
}
