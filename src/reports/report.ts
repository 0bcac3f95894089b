import type { Entry } from './entry.ts';

/** A question, answered from the stream: it is given each notification once, in the order of time. */
export interface Report<Result> {
  add(entry: Entry): void;
  /** Plain data, as `--json` prints it. Asked for once, at the end. */
  result(): Result;
}

/** A report of more rows than memory holds: it gives them as it goes, and its result says how it all was. */
export interface RowReport<Row, Result> extends Report<Result> {
  /** The rows that this entry completes. */
  add(entry: Entry): readonly Row[];
  /** Those that wait in vain, when there are no more entries. Asked for once, before `result`. */
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
  /** What its numbers are, and so how they are shown. */
  readonly unit?: 'count' | 'seconds' | 'percent' | 'hours' | 'time';
}

/** A time is milliseconds since 1970, UTC. */
export type Cell = string | number | undefined;

/** When a report looks: from a time on, to another one that is not in it; milliseconds since 1970, UTC. */
export interface Window {
  readonly from: number;
  readonly to: number;
}
