import type { ReportOptions } from './report-options.ts';
import type { Option } from 'commander';
import type { Who } from '../../reports/bearers.ts';
import type { Entry } from '../../reports/entry.ts';
import type { Filtered } from '../../reports/filter.ts';
import type { Kept } from '../../reports/kept.ts';
import type { Report, Table, Window } from '../../reports/report.ts';
import type { Answer } from './output.ts';
import type { Section, View } from './page/section.ts';

/** A question that `notify-about report` answers. Each is a line in `questions.ts`. */
export interface Question<Result> {
  readonly description: string;
  /** What is told before the files: its name, and what it is. */
  readonly argument?: readonly [name: string, what: string];
  /** Those that other questions do not have. */
  readonly options?: readonly Option[];
  /** Options of every question that say nothing here: they are not in its help, and `open` says why. */
  readonly refuses?: readonly string[];
  /** What the answer means, and examples, each with two spaces before it. */
  readonly help: string;
  open(asked: Asked): Opened<Result> | Promise<Opened<Result>>;
  tables(result: Result): Table[];
  /** Whether its page begins with what stands out. */
  readonly standsOut: boolean;
  /** The parts of its page, with charts; without it, they are the tables. */
  sections?(result: Result, view: View): Section[];
  /** How it is counted, for people: what a page says at its end. */
  readonly rules?: readonly string[];
  /** Says what the tables can not, or throws a `Stop` when there is no answer. */
  check?(result: Result, asked: Asked): void;
}

/** What was asked. */
export interface Asked {
  readonly window: Window;
  /** The value of the argument, which is a user; empty for a question without one. */
  readonly about: string;
  /** The ids of whom it names, when all was read to learn them. */
  readonly who: Who;
  /** All options, by their names in camel case. */
  readonly options: ReportOptions;
}

/** A report, and what it has to be given: more than its window, when it compares. */
export interface Opened<Result> {
  readonly report: Report<Result>;
  readonly reads: Window;
  /** What it is about; by default the window that was asked for. */
  readonly window?: Window;
  /** What it reads of their payloads; by default all. */
  readonly kept?: Kept;
  /** Of what it may tell: nothing that it answers is made of others. */
  readonly sees: (what: Filtered) => boolean;
  /** Which entries it is given, where it needs more than it tells of; by default those that it sees. */
  readonly takes?: (entry: Entry) => boolean;
  /** Prints what there is until now, of an answer that is too long to be held. */
  readonly flush?: () => Promise<void>;
  /** All was read. What is then done comes before anything is printed, since who reads that may go before its end. */
  readonly ended?: () => void;
  /** By default the whole answer is printed at the end, in the form that was asked for. */
  readonly print?: (answer: Answer, options: ReportOptions) => Promise<void>;
}
