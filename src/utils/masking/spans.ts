/** A part of a text, which is a secret. */
export type Span = readonly [start: number, end: number];

/** The text with `***` for each part; parts that overlap or touch become one. */
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

/** What the groups of a pattern hold, which has the flags `g` and `d`. */
export function spansOf(text: string, pattern: RegExp): Span[] {
  const spans: Span[] = [];
  for (const { indices } of text.matchAll(pattern)) {
    const groups = indices?.slice(1).filter((span) => span !== undefined) ?? [];
    spans.push(...(groups.length > 0 ? groups : (indices?.slice(0, 1) ?? [])));
  }
  return spans;
}
