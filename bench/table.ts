import type { Result, Row, Spread } from './compare.ts';

/** Returns the rows of a result as cells, the heading first. */
export function tableOf({ labels, rows }: Result): string[][] {
  return [['', ...labels, 'ratio'], ...rows.map(cellsOf)];
}

function cellsOf({ figure, first, second, ratio }: Row): string[] {
  return [figure, shown(first), shown(second), ratio === undefined ? '' : ratio.toFixed(2)];
}

/** Returns `median (least to most)` with three significant digits. */
function shown(spread: Spread | undefined): string {
  if (spread === undefined) return '';
  const { least, median, most } = spread;
  return least === most ? digits(median) : `${digits(median)} (${digits(least)} to ${digits(most)})`;
}

function digits(value: number): string {
  return Number(value.toPrecision(3)).toLocaleString('en');
}

/** Aligns the columns for a terminal. */
export function aligned(cells: readonly (readonly string[])[]): string {
  const widths = (cells[0] ?? []).map((_, column) =>
    Math.max(...cells.map((row) => row[column]?.length ?? 0)),
  );
  return cells
    .map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '))
    .join('\n');
}
