import type { StandoutsResult } from '../../../reports/standouts/result.ts';
import type { Table } from '../../../reports/report.ts';
import type { Html } from './markup.ts';

/** A part of a page, with a heading of its own. */
export interface Section {
  readonly title: string;
  readonly figures: readonly Figure[];
}

/** A chart and the same as a table; or a table alone. */
export interface Figure {
  readonly title: string;
  /** What it shows, in a sentence. */
  readonly text?: string;
  readonly chart?: Html;
  /** Nothing beside a chart that has its numbers in it. */
  readonly table?: Table;
}

/** What the sections of a page are made with, besides a result. */
export interface View {
  /** The time zone in which times are said. */
  readonly zone: string;
  /** Nothing on a page that does not say what stands out. */
  readonly standouts: StandoutsResult | undefined;
}
