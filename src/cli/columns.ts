import stringWidth from 'string-width';
import { plain } from './text.ts';

const GAP = '  ';

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

  row(cells: readonly string[]): string {
    this.fit(cells);
    const padded = cells.map((cell, column) => {
      const text = plain(cell);
      return text + ' '.repeat(Math.max(0, (this.#widths[column] ?? 0) - stringWidth(text)));
    });
    return padded.join(GAP).trimEnd();
  }
}
