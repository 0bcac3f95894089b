/** When a notification was told, in milliseconds since 1970: oslo's timestamps are UTC, and seldom say so. */
export function timeOf(timestamp: unknown): number {
  const text = String(timestamp).replace(' ', 'T');
  return Date.parse(/(?:Z|[+-]\d\d:?\d\d)$/.test(text) ? text : `${text}Z`);
}
