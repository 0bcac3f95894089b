import stringWidth from 'string-width';
import type { Cell, Column, Table } from '../../reports/report.ts';
import { plain, styled } from '../text.ts';
import { forPeople } from './cells.ts';

const GAP = '  ';
const INDENT = '    ';

/** Returns a table as lines. A row that is wider than the width goes on in the next line: no cell is cut. */
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
  const widths = widthsOf([names, ...rows]);
  const groups = groupsOf(width, widths);
  const line = (cells: readonly string[]): string =>
    groups
      .map((group) =>
        group
          .map((at) => padded(cells[at] ?? '', columns[at], widths[at]))
          .join(GAP)
          .trimEnd(),
      )
      .join(`\n${INDENT}`);
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

/** Groups columns into as few lines as the width allows, each after the first indented. */
function groupsOf(width: number, widths: readonly number[]): number[][] {
  const groups: number[][] = [[]];
  let taken = 0;
  for (const [column, each] of widths.entries()) {
    const last = groups.at(-1) ?? [];
    taken += GAP.length + each;
    if (last.length > 0 && taken - GAP.length > width) {
      groups.push([column]);
      taken = INDENT.length + each + GAP.length;
    } else last.push(column);
  }
  return groups;
}

function padded(cell: string, column: Column | undefined, width = 0): string {
  const space = ' '.repeat(Math.max(0, width - stringWidth(cell)));
  return isNumber(column) ? space + cell : cell + space;
}

function isNumber(column: Column | undefined): boolean {
  return column?.unit !== undefined && column.unit !== 'time';
}
