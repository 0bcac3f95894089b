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
  return recordOf(names);
}

export function csvRecord(row: readonly Cell[], columns: readonly Column[], zone: string): string {
  return recordOf(
    columns.map((column, index) => harmless(forMachines(row[index], column, zone), typeof row[index])),
  );
}

function recordOf(fields: readonly string[]): string {
  return `${fields.map(fieldOf).join(',')}\r\n`;
}

function fieldOf(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

// A spreadsheet would run what a user has called his volume: https://owasp.org/www-community/attacks/CSV_Injection
function harmless(text: string, type: string): string {
  return type === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}
