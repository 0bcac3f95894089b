import type { Table } from '../../reports/report.ts';
import { forMachines } from './cells.ts';

/** A table as CSV by RFC 4180: its first record names the columns. */
export function csvOf({ columns, rows }: Table, zone: string): string {
  const header = columns.map(({ name, unit }) =>
    unit === undefined || unit === 'count' || unit === 'time' ? name : `${name} (${unit})`,
  );
  const records = rows.map((row) =>
    columns.map((column, index) => harmless(forMachines(row[index], column, zone), typeof row[index])),
  );
  return [header, ...records].map((fields) => `${fields.map(fieldOf).join(',')}\r\n`).join('');
}

function fieldOf(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

// A spreadsheet would run what a user has called his volume: https://owasp.org/www-community/attacks/CSV_Injection
function harmless(text: string, type: string): string {
  return type === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}
