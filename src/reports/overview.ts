import { ActionsReport } from './actions/report.ts';
import type { ActionsResult } from './actions/result.ts';
import type { Entry } from './entry.ts';
import { ErrorsReport, type ErrorsOptions } from './errors/report.ts';
import type { ErrorsResult } from './errors/result.ts';
import type { Report, Window } from './report.ts';
import { ResponseTimesReport } from './response-times/report.ts';
import type { ResponseTimesResult } from './response-times/result.ts';
import { isWithin } from './window.ts';

/** The manager's questions: did it work, was it quick, and what do people do? */
export interface OverviewResult {
  readonly errors: ErrorsResult;
  readonly responseTimes: ResponseTimesResult;
  readonly actions: ActionsResult;
}

/** Several reports from one pass. Memory grows like that of its parts. */
export class OverviewReport implements Report<OverviewResult> {
  readonly #window: Window;
  readonly #errors: ErrorsReport;
  readonly #responseTimes: ResponseTimesReport;
  readonly #actions: ActionsReport;

  constructor(options: ErrorsOptions) {
    this.#window = options.window;
    this.#errors = new ErrorsReport(options);
    this.#responseTimes = new ResponseTimesReport(options);
    this.#actions = new ActionsReport(options);
  }

  /** Entries around the window give the earlier figures, and the outcomes of operations started in it. */
  add(entry: Entry): void {
    if (isWithin(this.#window, entry.at)) this.#errors.add(entry);
    if (entry.at < this.#window.to) this.#responseTimes.add(entry);
    this.#actions.add(entry);
  }

  result(): OverviewResult {
    return {
      errors: this.#errors.result(),
      responseTimes: this.#responseTimes.result(),
      actions: this.#actions.result(),
    };
  }
}
