import type { Entry } from '../entry.ts';
import { percentilesOf, type Percentiles } from '../percentiles.ts';
import type { Report, Window } from '../report.ts';
import { bounded, bucketsOf, Extent, isWithin, windowBefore } from '../window.ts';
import type { ActionTimes, ResponseTimes, ResponseTimesResult } from './result.ts';
import { Samples, split } from './samples.ts';

export interface ResponseTimesOptions {
  readonly window: Window;
}

interface Durations {
  readonly ended: Samples;
  readonly failed: Samples;
}

/**
 * Answers operations: how long do users wait, for what, and is it longer than before? It reads the previous window too.
 * Ends and errors without a duration do not count. Memory grows by 16 bytes, as a rule, for each of the others.
 */
export class ResponseTimesReport implements Report<ResponseTimesResult> {
  readonly #window: Window;
  readonly #seen = new Extent();
  readonly #actions = new Map<string, Durations>();

  constructor({ window }: ResponseTimesOptions) {
    this.#window = window;
  }

  add({ at, type, action, phase, duration }: Entry): void {
    if (phase === 'start' || duration === undefined) return;
    if (isWithin(this.#window, at)) this.#seen.add(at);
    const durations = this.#durationsOf(`${type}.${action}`);
    (phase === 'end' ? durations.ended : durations.failed).add(at, duration);
  }

  result(): ResponseTimesResult {
    const window = bounded(this.#window, this.#seen);
    const before = windowBefore(this.#window);
    const actions = [...this.#actions].map(([action, durations]) => ({
      action,
      ...timesOf([durations], window, before),
    }));
    const all = timesOf([...this.#actions.values()], window, before);
    return { window, before, all, actions: actions.filter(isInWindow).sort(slowestFirst) };
  }

  #durationsOf(action: string): Durations {
    const known = this.#actions.get(action);
    if (known !== undefined) return known;
    const made = { ended: new Samples(), failed: new Samples() };
    this.#actions.set(action, made);
    return made;
  }
}

function timesOf(all: readonly Durations[], window: Window, before: Window | undefined): ResponseTimes {
  const ended = all.map((each) => each.ended);
  const buckets = bucketsOf(window);
  const inBuckets = split(ended, buckets).map(percentilesOf);
  return {
    ended: percentilesIn(ended, window),
    failed: percentilesIn(
      all.map((each) => each.failed),
      window,
    ),
    before: before && percentilesIn(ended, before),
    overTime: buckets.map(({ from }, index) => ({ from, ended: inBuckets[index] })),
  };
}

function percentilesIn(all: readonly Samples[], window: Window): Percentiles | undefined {
  const [values] = split(all, [window]);
  return values && percentilesOf(values);
}

function isInWindow({ ended, failed }: ActionTimes): boolean {
  return ended !== undefined || failed !== undefined;
}

function slowestFirst(one: ActionTimes, other: ActionTimes): number {
  const [p90, otherP90] = [one.ended?.p90 ?? -1, other.ended?.p90 ?? -1];
  return otherP90 - p90 || (one.action < other.action ? -1 : 1);
}
