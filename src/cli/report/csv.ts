import type { Cell, Column, Table } from '../../reports/report.ts';
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
  return /[",\r\n]|^[=+\-@\t]/.test(text) ? quoted(harmless(text)) : text;
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

// A spreadsheet would run what a user has called his volume: https://owasp.org/www-community/attacks/CSV_Injection
function harmless(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}
