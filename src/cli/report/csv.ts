import type { Cell, Column, Table } from '../../reports/report.ts';
import { plain } from '../text.ts';
import { forMachines } from './cells.ts';

/** Returns a table as CSV by RFC 4180, with the column names in the first record. */
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

// Most texts need no change: one test finds them.
function textOf(text: string): string {
  return ORDINARY.test(text) ? text : quoted(harmless(printable(text)));
}

const ORDINARY = /^(?:[\w/.][\w/. :@+-]*)?$/;

// Some programs separate by semicolons or tabs, so text with these is quoted too.
function quoted(text: string): string {
  return /[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The characters that begin a formula, with the variants that a spreadsheet treats as the same (Unicode's NFKC). */
const SIGNS =
  '=+\\-@\u207a\u207b\u207c\u208a\u208b\u208c\u2212\u2a75\u2a76\ufb29\ufe62\ufe63\ufe66\ufe6b\uff0b\uff0d\uff1d\uff20';
// Matches each blank once: separators of cells begin a new match.
const BLANKS = '(?:(?![\\t\\r\\n])[\\s\\ufffd])*';
const FORMULA = new RegExp(`(?<=^|[;\\t\\r\\n])(?=${BLANKS}[${SIGNS}])`, 'g');

/**
 * Disarms formulas: a spreadsheet would run the name of a user's volume
 * (https://owasp.org/www-community/attacks/CSV_Injection). At the beginning, and after cell separators, for programs
 * that do not treat these as part of the text.
 */
function harmless(text: string): string {
  const broken = text.replaceAll(FORMULA, "'");
  return /^[\t\r\n]/.test(broken) ? `'${broken}` : broken;
}

/**
 * Returns the text without terminal control characters, such as a lone CR, and without invisible ones; tabs and line
 * breaks stay, to be quoted.
 */
function printable(text: string): string {
  return text.replaceAll(/[^\t\r\n]+|\r(?!\n)/g, plain);
}
