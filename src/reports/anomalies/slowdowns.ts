import type { Entry } from '../entry.ts';
import { percentilesOf } from '../percentiles.ts';
import type { Window } from '../report.ts';
import { Samples } from '../response-times/samples.ts';
import { serviceOf } from '../service.ts';
import type { SlowAction, Slowdown } from './result.ts';
import { limits } from './rule.ts';

const DAY = 86_400_000;

interface Action {
  readonly service: string;
  readonly samples: Samples;
}

/** Finds the days on which actions took longer. */
export class Slowdowns {
  readonly #origin: number;
  readonly #actions = new Map<string, Action>();

  constructor({ from }: Window) {
    this.#origin = Number.isFinite(from) ? from : 0;
  }

  /** Counts successes only: failures may be quick, or take until a time-out. */
  add({ phase, at, duration, type, action }: Entry): void {
    if (phase !== 'end' || duration === undefined) return;
    this.#actionOf(type, `${type}.${action}`).samples.add(at, duration);
  }

  /** Returns the slowdowns, largest increase first. */
  found(): Slowdown[] {
    const all = new Map<string, Slowdown & { readonly actions: SlowAction[] }>();
    for (const [action, { service, samples }] of this.#actions)
      for (const [from, slow] of slowDays(action, this.#byDay(samples))) {
        const key = `${service} ${from}`;
        const slowdown = all.get(key) ?? { service, window: { from, to: from + DAY }, actions: [] };
        slowdown.actions.push(slow);
        all.set(key, slowdown);
      }
    for (const { actions } of all.values()) actions.sort((one, other) => timesOf(other) - timesOf(one));
    return [...all.values()].sort((one, other) => mostOf(other) - mostOf(one));
  }

  /** Returns the durations by the beginning of their day. */
  #byDay(samples: Samples): Map<number, number[]> {
    const days = new Map<number, number[]>();
    samples.forEach((at, value) => {
      const from = this.#origin + Math.floor((at - this.#origin) / DAY) * DAY;
      const known = days.get(from);
      if (known === undefined) days.set(from, [value]);
      else known.push(value);
    });
    return days;
  }

  #actionOf(type: string, action: string): Action {
    const known = this.#actions.get(action);
    if (known !== undefined) return known;
    const made = { service: serviceOf(type), samples: new Samples() };
    this.#actions.set(action, made);
    return made;
  }
}

/** Returns the factor by which it took longer. */
export function timesOf({ median, usualMedian }: SlowAction): number {
  return median / usualMedian;
}

// The median of all is between that of the day and that of the others, so for most days the others need not be read.
function slowDays(action: string, days: ReadonlyMap<number, number[]>): [from: number, slow: SlowAction][] {
  const usual = medianOf([...days.values()].flat());
  return [...days].flatMap(([from, values]) => {
    if (values.length < limits.dayCount || medianOf(values) < usual) return [];
    const others = [...days].flatMap(([other, each]) => (other === from ? [] : each));
    const slow = slowActionOf(action, values, others);
    return slow === undefined ? [] : [[from, slow] as [number, SlowAction]];
  });
}

function slowActionOf(
  action: string,
  values: readonly number[],
  others: readonly number[],
): SlowAction | undefined {
  if (others.length < limits.dayCount) return undefined;
  const [median, usualMedian] = [medianOf(values), medianOf(others)];
  if (usualMedian <= 0 || median < usualMedian * limits.dayTimes) return undefined;
  return { action, count: values.length, median, usualMedian };
}

function medianOf(values: readonly number[]): number {
  return percentilesOf(Float64Array.from(values))?.p50 ?? 0;
}

function mostOf({ actions: [worst] }: Slowdown): number {
  return worst === undefined ? 0 : timesOf(worst);
}
