import type { Cell, Column, Table } from '../../reports/report.ts';
import { plain } from '../text.ts';
import { forMachines } from './cells.ts';

/** A table as CSV by RFC 4180: its first record names the columns. */
export function csvOf({ columns, rows }: Table, zone: string): string {
  return csvHeader(columns) + rows.map((row) => csvRecord(row, columns, zone)).join('');
}

export function csvHeader(columns: readonly Column[]): string {
  const names = columns.map(({ name, unit }) =>
    unit === undefined || unit === 'count' || unit === 'time' ? name : `${name} (${unit})`,
  );
  return recordOf(names.map(quoted));
}

export function csvRecord(row: readonly Cell[], columns: readonly Column[], zone: string): string {
  return recordOf(
    columns.map((column, index) => {
      const cell = row[index];
      return typeof cell === 'string' ? textOf(cell) : forMachines(cell, column, zone);
    }),
  );
}

function recordOf(fields: readonly string[]): string {
  return `${fields.join(',')}\r\n`;
}

// Most texts are left as they are, and looked at once.
function textOf(text: string): string {
  return ORDINARY.test(text) ? text : quoted(harmless(printable(text)));
}

const ORDINARY = /^(?:[\w/.][\w/. :@+-]*)?$/;

// Where a semicolon or a tab separates, what stands between commas is not seen as one.
function quoted(text: string): string {
  return /[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** What begins a formula: by itself, or as a form of it that a spreadsheet takes for the same (Unicode's NFKC). */
const SIGNS =
  '=+\\-@\u207a\u207b\u207c\u208a\u208b\u208c\u2212\u2a75\u2a76\ufb29\ufe62\ufe63\ufe66\ufe6b\uff0b\uff0d\uff1d\uff20';
// Each is looked at once: what separates cells begins anew.
const BLANKS = '(?:(?![\\t\\r\\n])[\\s\\ufffd])*';
const FORMULA = new RegExp(`(?<=^|[;\\t\\r\\n])(?=${BLANKS}[${SIGNS}])`, 'g');

/**
 * A spreadsheet would run what a user has called his volume (https://owasp.org/www-community/attacks/CSV_Injection): at the
 * beginning, and after what separates cells for those who do not take it for a part of the text.
 */
function harmless(text: string): string {
  const broken = text.replaceAll(FORMULA, "'");
  return /^[\t\r\n]/.test(broken) ? `'${broken}` : broken;
}

/** The same without what a terminal obeys, as a CR alone, and what nobody sees; tabs and line breaks are quoted. */
function printable(text: string): string {
  return text.replaceAll(/[^\t\r\n]+|\r(?!\n)/g, plain);
}
