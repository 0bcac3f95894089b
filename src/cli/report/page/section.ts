import type { AnomaliesResult } from '../../../reports/anomalies/result.ts';
import type { Table } from '../../../reports/report.ts';
import type { Html } from './markup.ts';

/** A part of a page, with a heading of its own. */
export interface Section {
  readonly title: string;
  readonly figures: readonly Figure[];
}

/** A chart with its table; or a table alone. */
export interface Figure {
  readonly title: string;
  /** The description, in a sentence. */
  readonly text?: string;
  readonly chart?: Html;
  /** `undefined` beside a chart that shows its numbers. */
  readonly table?: Table;
}

/** The context of a page's sections, besides a result. */
export interface View {
  /** The time zone for all times. */
  readonly zone: string;
  /** `undefined` on a page without a section on what stands out. */
  readonly anomalies: AnomaliesResult | undefined;
}
