import type { Entry } from '../entry.ts';
import type { Report, Window } from '../report.ts';
import { bounded, Extent } from '../window.ts';
import { Outages } from './outages.ts';
import type { AnomaliesResult } from './result.ts';
import { ANOMALIES_RULE } from './rule.ts';
import { Slowdowns } from './slowdowns.ts';
import { Streaks } from './streaks.ts';

export interface AnomaliesOptions {
  readonly window: Window;
}

/**
 * Answers a reader with one minute: what was far from usual? See `ANOMALIES_RULE` for the definition. Memory grows by
 * 16 bytes, as a rule, for each end with a duration, with the hours of each service, and with failures that are not
 * repeated.
 */
export class AnomaliesReport implements Report<AnomaliesResult> {
  readonly #window: Window;
  readonly #seen = new Extent();
  readonly #outages: Outages;
  readonly #slowdowns: Slowdowns;
  readonly #streaks = new Streaks();

  constructor({ window }: AnomaliesOptions) {
    this.#window = window;
    this.#outages = new Outages(window);
    this.#slowdowns = new Slowdowns(window);
  }

  add(entry: Entry): void {
    this.#seen.add(entry.at);
    if (entry.phase === 'start') return;
    this.#outages.add(entry);
    this.#slowdowns.add(entry);
    this.#streaks.add(entry);
  }

  result(): AnomaliesResult {
    return {
      rule: ANOMALIES_RULE,
      window: bounded(this.#window, this.#seen),
      outages: this.#outages.found(),
      slowdowns: this.#slowdowns.found(),
      streaks: this.#streaks.found(),
    };
  }
}
