/** A part of a text that is a secret. */
export type Span = readonly [start: number, end: number];

/** Replaces each part of the text with `***`; parts that overlap or touch become one. */
export function cover(text: string, spans: readonly Span[]): string {
  let covered = '';
  let [open, done] = [-1, 0];
  for (const [start, end] of [...spans].sort(([one], [other]) => one - other)) {
    if (end <= start) continue;
    if (open === -1 || start > done) {
      covered += `${text.slice(done, start)}***`;
      open = start;
    }
    done = Math.max(done, end);
  }
  return covered + text.slice(done);
}

/**
 * Returns the matches of a pattern's groups, or of the whole pattern if no group matches. It needs the flags `g` and
 * `d`.
 */
export function spansOf(text: string, pattern: RegExp): Span[] {
  return Array.from(text.matchAll(pattern)).flatMap(({ indices = [] }) => {
    const [whole, ...groups] = Array.from(indices);
    const held = groups.filter((group) => group !== undefined);
    return held.length > 0 || whole === undefined ? held : [whole];
  });
}
