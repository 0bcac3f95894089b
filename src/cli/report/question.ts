import type { ReportOptions } from './report-options.ts';
import type { Option } from 'commander';
import type { Who } from '../../reports/bearers.ts';
import type { Entry } from '../../reports/entry.ts';
import type { Filtered } from '../../reports/filter.ts';
import type { Kept } from '../../reports/kept.ts';
import type { Report, Table, Window } from '../../reports/report.ts';
import type { Answer } from './output.ts';
import type { Section, View } from './page/section.ts';

/** A report of `notify-about report`. Each is a line in `questions.ts`. */
export interface Question<Result> {
  readonly description: string;
  /** The argument before the files: its name and description. */
  readonly argument?: readonly [name: string, what: string];
  /** The options that only this report has. */
  readonly options?: readonly Option[];
  /** Common options that do not apply: they are not in its help, and `open` explains why. */
  readonly refuses?: readonly string[];
  /** Explains the result, with examples, each after two spaces. */
  readonly help: string;
  open(asked: Asked): Opened<Result> | Promise<Opened<Result>>;
  tables(result: Result): Table[];
  /** Whether its page begins with what stands out. */
  readonly standsOut: boolean;
  /** The parts of its page, with charts; without it, its tables. */
  sections?(result: Result, view: View): Section[];
  /** The rules of counting for people, shown at the end of a page. */
  readonly rules?: readonly string[];
  /** Prints what the tables cannot express, or throws a `Stop` when there is no result. */
  check?(result: Result, asked: Asked): void;
}

/** The report's arguments and options. */
export interface Asked {
  readonly window: Window;
  /** The value of the argument, which is a user; empty without one. */
  readonly about: string;
  /** The ids of the users and projects named, after a first pass over the input. */
  readonly who: Who;
  /** All options, by their names in camel case. */
  readonly options: ReportOptions;
}

/** A report and the input that it needs: more than its window, when it compares. */
export interface Opened<Result> {
  readonly report: Report<Result>;
  readonly reads: Window;
  /** The time that it covers; by default the requested window. */
  readonly window?: Window;
  /** The payload members that it reads; by default all. */
  readonly kept?: Kept;
  /** Tests whether the report may use an entry: no figure includes others. */
  readonly sees: (what: Filtered) => boolean;
  /** Selects the entries passed in, when it needs more than it covers; by default those that it sees. */
  readonly takes?: (entry: Entry) => boolean;
  /** Prints the rows so far, of a result that is too long for memory. */
  readonly flush?: () => Promise<void>;
  /** Called after the input, before anything is printed: the reader of the output may exit before its end. */
  readonly ended?: () => void;
  /** Prints the result. By default all of it at the end, in the requested format. */
  readonly print?: (answer: Answer, options: ReportOptions) => Promise<void>;
}
