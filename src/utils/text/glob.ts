/** A test for event types: `*` stands for any text, dots and line breaks too, so `dashboard.volume.*` is all of a volume. */
export function eventTypeMatcher(globs: readonly string[]): (eventType: string) => boolean {
  if (globs.length === 0) return () => false;
  const patterns = globs.map((glob) => glob.split('*').map(escaped).join('.*'));
  const pattern = new RegExp(`^(?:${patterns.join('|')})$`, 's');
  return (eventType) => pattern.test(eventType);
}

function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
