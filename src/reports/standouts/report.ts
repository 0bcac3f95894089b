import type { Entry } from '../entry.ts';
import type { Report, Window } from '../report.ts';
import { bounded, Extent } from '../window.ts';
import { Outages } from './outages.ts';
import type { StandoutsResult } from './result.ts';
import { STANDOUTS_RULE } from './rule.ts';
import { Slowdowns } from './slowdowns.ts';
import { Streaks } from './streaks.ts';

export interface StandoutsOptions {
  readonly window: Window;
}

/**
 * Answers a reader with one minute: what was far from usual? See `STANDOUTS_RULE` for the definition. Memory grows by
 * 16 bytes, as a rule, for each end with a duration, with the hours of each service, and with failures that are not
 * repeated.
 */
export class StandoutsReport implements Report<StandoutsResult> {
  readonly #window: Window;
  readonly #seen = new Extent();
  readonly #outages: Outages;
  readonly #slowdowns: Slowdowns;
  readonly #streaks = new Streaks();

  constructor({ window }: StandoutsOptions) {
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

  result(): StandoutsResult {
    return {
      rule: STANDOUTS_RULE,
      window: bounded(this.#window, this.#seen),
      outages: this.#outages.found(),
      slowdowns: this.#slowdowns.found(),
      streaks: this.#streaks.found(),
    };
  }
}
