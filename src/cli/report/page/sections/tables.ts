import type { Table } from '../../../../reports/report.ts';
import type { Section } from '../section.ts';

/** Returns the sections of a report without charts. */
export function tablesSections(tables: readonly Table[]): Section[] {
  return [{ title: 'Tables', figures: tables.map((table) => ({ title: table.title, table })) }];
}
