import stringWidth from 'string-width';
import { plain, terminalWidth } from './text.ts';

const GAP = '  ';
const INDENT = '    ';

/** Aligns rows as they arrive: a column grows with its widest cell, up to its limit. */
export class Columns {
  readonly #widths: number[];
  readonly #limits: readonly number[];

  /** `limits` are for all columns but the last one. */
  constructor(limits: readonly number[]) {
    this.#limits = limits;
    this.#widths = limits.map(() => 0);
  }

  /** Widens the columns for a later row. */
  fit(cells: readonly string[]): void {
    for (const [column, limit] of this.#limits.entries()) {
      const width = stringWidth(plain(cells[column] ?? ''));
      this.#widths[column] = Math.max(this.#widths[column] ?? 0, Math.min(width, limit));
    }
  }

  /** Returns a row, in several lines where the terminal is too narrow for one: no cell is cut. */
  row(cells: readonly string[]): string {
    this.fit(cells);
    const padded = cells.map((cell, column) => {
      const text = plain(cell);
      return text + ' '.repeat(Math.max(0, (this.#widths[column] ?? 0) - stringWidth(text)));
    });
    return inLines(padded, terminalWidth()).join('\n');
  }
}

/** Joins cells in as few lines as the width allows; the later ones are indented. */
function inLines(cells: readonly string[], width: number): string[] {
  const [first = '', ...others] = cells;
  const lines = [first];
  for (const cell of others) {
    const last = lines.at(-1) ?? '';
    const isRoom = stringWidth((last + GAP + cell).trimEnd()) <= width;
    if (isRoom) lines[lines.length - 1] = last + GAP + cell;
    else lines.push(INDENT + cell);
  }
  return lines.map((line) => line.trimEnd());
}
