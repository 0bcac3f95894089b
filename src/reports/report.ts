import type { Entry } from './entry.ts';

/** A report over the stream of notifications: without duplicates, in the order of time. */
export interface Report<Result> {
  add(entry: Entry): void;
  /** Returns plain data, as `--json` prints it. Called once, at the end. */
  result(): Result;
}

/** A report with more rows than memory holds: it returns them along the way, and its result summarizes them. */
export interface RowReport<Row, Result> extends Report<Result> {
  /** Returns the rows that this entry completes. */
  add(entry: Entry): readonly Row[];
  /** Yields the rows still without an outcome at the end. Called once, before `result`. */
  rest(): Iterable<Row>;
}

/** A part of a result for people and spreadsheets: on a terminal, as CSV, on a page. */
export interface Table {
  readonly title: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
}

export interface Column {
  readonly name: string;
  /** The unit of its numbers, which decides their format. */
  readonly unit?: 'count' | 'seconds' | 'percent' | 'hours' | 'time';
}

/** A time is milliseconds since 1970, UTC. */
export type Cell = string | number | undefined;

/** The time that a report covers, without its end; milliseconds since 1970, UTC. */
export interface Window {
  readonly from: number;
  readonly to: number;
}
