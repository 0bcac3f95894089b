import type { Wanted } from '../../reports/filter.ts';

/** The options of every report, and those of a single one. */
export interface ReportOptions extends Wanted {
  readonly since?: string;
  readonly from?: string;
  readonly to?: string;
  readonly timezone: string;
  readonly json?: true;
  readonly csv?: true;
  readonly html?: string;
  readonly [own: string]: unknown;
}
