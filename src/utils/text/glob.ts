/**
 * Returns a test for event types: `*` stands for any text, including dots and line breaks, so `dashboard.volume.*`
 * matches all of a volume.
 */
export function eventTypeMatcher(globs: readonly string[]): (eventType: string) => boolean {
  if (globs.length === 0) return () => false;
  const patterns = globs.map((glob) => glob.split('*').map(escaped).join('.*'));
  const pattern = new RegExp(`^(?:${patterns.join('|')})$`, 's');
  return (eventType) => pattern.test(eventType);
}

function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
