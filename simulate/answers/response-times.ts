import { dayOf } from '../calendar.ts';
import { entry, increase, plain } from './table.ts';
import type { Attempt, Failed, Observer } from './attempt.ts';

/** Milliseconds, nearest rank: the smallest value that this percentage of values do not exceed. */
export interface Percentiles {
  readonly count: number;
  readonly p50: number;
  readonly p90: number;
  readonly p99: number;
}

export interface ActionTimes {
  readonly week: Percentiles;
  /** By the UTC day of the response. */
  readonly days: Readonly<Record<string, Percentiles>>;
}

/** The frequency of each number of milliseconds: exact, with one entry per distinct value. */
type Histogram = Map<number, number>;

/** Durations of successes by action and day, and of failures. */
export class ResponseTimes implements Observer {
  readonly #actions = new Map<string, Map<string, Histogram>>();
  readonly #withFailed: boolean;

  constructor(withFailed: boolean) {
    this.#withFailed = withFailed;
  }

  settled({ operation, startedAt }: Attempt, at: number, failed: Failed | undefined): void {
    if (operation.takes === 0 || (failed !== undefined && !this.#withFailed)) return;
    const days = entry(this.#actions, operation.action, () => new Map<string, Histogram>());
    increase(
      entry(days, dayOf(at), () => new Map<number, number>()),
      at - startedAt,
    );
  }

  result(): Record<string, ActionTimes> {
    return plain(this.#actions, (days) => ({
      week: percentiles(merged([...days.values()])),
      days: plain(days, percentiles),
    }));
  }
}

function merged(histograms: readonly Histogram[]): Histogram {
  const all: Histogram = new Map();
  for (const histogram of histograms) for (const [ms, count] of histogram) increase(all, ms, count);
  return all;
}

function percentiles(histogram: Histogram): Percentiles {
  const sorted = [...histogram].sort(([one], [other]) => one - other);
  const count = sorted.reduce((sum, [, times]) => sum + times, 0);
  const at = (percent: number): number => {
    let rank = Math.ceil((percent * count) / 100);
    return sorted.find(([, times]) => (rank -= times) <= 0)?.[0] ?? NaN;
  };
  return { count, p50: at(50), p90: at(90), p99: at(99) };
}
