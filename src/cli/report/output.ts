import type { Table } from '../../reports/report.ts';
import { jsonOf } from '../json.ts';
import { print } from '../terminal.ts';
import { terminalWidth } from '../text.ts';
import { csvOf } from './csv.ts';
import type { Input } from './input.ts';
import type { ReportOptions } from './report-options.ts';
import { textTableOf } from './text-table.ts';

/** A report's name and result. */
export interface Answer {
  readonly report: string;
  readonly result: unknown;
  readonly tables: readonly Table[];
  readonly input: Input;
}

/** Prints the result: as tables for people, or as JSON or CSV on request. */
export async function printAnswer(answer: Answer, { json, csv, timezone }: ReportOptions): Promise<void> {
  if (json === true) await print(documentOf(answer));
  else if (csv === true) await print(csvOfAll(answer.tables, timezone));
  else await printTables(answer.tables, timezone);
}

function documentOf({ report, input, result }: Answer): string {
  return jsonOf({ report, input: input.counts, result });
}

// `print` adds the second of the two characters that end a CSV record.
function csvOfAll(tables: readonly Table[], zone: string): string {
  return tables
    .map((table) => csvOf(table, zone))
    .join('\r\n')
    .replace(/\n$/, '');
}

async function printTables(tables: readonly Table[], zone: string): Promise<void> {
  const width = terminalWidth();
  for (const [index, table] of tables.entries()) {
    if (index > 0) await print('');
    for (const line of textTableOf(table, zone, width)) await print(line);
  }
}
