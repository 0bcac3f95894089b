import stringWidth from 'string-width';
import type { Cell, Column, Table } from '../../reports/report.ts';
import { cut, plain, styled } from '../text.ts';
import { forPeople } from './cells.ts';

const GAP = '  ';
const NARROWEST = 8;

/** Returns a table as lines of limited width: it cuts texts where necessary, but never numbers. */
export function textTableOf(table: Table, zone: string, width: number): string[] {
  const { title, columns } = table;
  const rows = table.rows.map((row) => textsOf(row, columns, zone));
  const { header, line } = layoutOf(columns, rows, width);
  return [title, header, ...(rows.length === 0 ? ['nothing'] : rows.map(line))];
}

/** Returns the cells of a row for people. */
export function textsOf(row: readonly Cell[], columns: readonly Column[], zone: string): string[] {
  return columns.map((column, index) => plain(forPeople(row[index], column, zone)));
}

/** Returns a formatter for the lines of a table, with a layout for these rows. */
export function layoutOf(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  width: number,
): Layout {
  const names = columns.map(({ name }) => name);
  const widths = fittedTo(width, columns, widthsOf([names, ...rows]));
  const line = (cells: readonly string[]): string => lineOf(cells, columns, widths, width);
  return { header: styled('dim', line(names)), line };
}

interface Layout {
  readonly header: string;
  readonly line: (cells: readonly string[]) => string;
}

function widthsOf(rows: readonly (readonly string[])[]): number[] {
  const widths: number[] = [];
  for (const row of rows)
    for (const [index, cell] of row.entries())
      widths[index] = Math.max(widths[index] ?? 0, stringWidth(cell));
  return widths;
}

/** Narrows the widest text column until all fit, or none can be narrowed. */
function fittedTo(width: number, columns: readonly Column[], natural: readonly number[]): number[] {
  const widths = [...natural];
  let excess = widths.reduce((sum, each) => sum + each + GAP.length, -GAP.length) - width;
  for (; excess > 0; excess--) {
    const texts = widths.map((each, index) => (columns[index]?.unit === undefined ? each : 0));
    const widest = texts.indexOf(Math.max(...texts));
    if ((widths[widest] ?? 0) <= NARROWEST) break;
    widths[widest] = (widths[widest] ?? 0) - 1;
  }
  return widths;
}

function lineOf(
  cells: readonly string[],
  columns: readonly Column[],
  widths: readonly number[],
  width: number,
): string {
  const padded = cells.map((cell, index) => {
    // Without a limit on the width, later cells wider than the rows measured are shown whole.
    const text = width === Infinity ? cell : cut(cell, widths[index] ?? 0);
    const space = ' '.repeat(Math.max(0, (widths[index] ?? 0) - stringWidth(text)));
    return isNumber(columns[index]) ? space + text : text + space;
  });
  return cut(padded.join(GAP).trimEnd(), width);
}

function isNumber(column: Column | undefined): boolean {
  return column?.unit !== undefined && column.unit !== 'time';
}
