import type { Wanted } from '../../reports/filter.ts';

/** The options of every question, and those of its own. */
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
