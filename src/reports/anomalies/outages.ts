import type { Entry } from '../entry.ts';
import { count, emptyTally, HOUR, outcomeOf, type Outcome, type Tally } from '../errors/tally.ts';
import { percentOf } from '../errors/rates.ts';
import { keyOf } from '../named.ts';
import type { Window } from '../report.ts';
import { serviceOf } from '../service.ts';
import type { Outage } from './result.ts';
import { limits } from './rule.ts';

interface Hour extends Tally {
  readonly users: Set<string>;
}

/** A service in a region. */
interface Place {
  readonly service: string;
  readonly region: string | undefined;
  readonly total: Tally;
  readonly hours: Map<number, Hour>;
}

/** Finds the hours in which a service failed in a region. */
export class Outages {
  readonly #origin: number;
  readonly #places = new Map<string, Place>();

  constructor({ from }: Window) {
    this.#origin = Number.isFinite(from) ? from : 0;
  }

  add(entry: Entry): void {
    const outcome = outcomeOf(entry);
    const place = this.#placeOf(entry);
    const hour = hourOf(place, Math.floor((entry.at - this.#origin) / HOUR));
    count(place.total, outcome);
    count(hour, outcome);
    const user = keyOf(entry.user);
    if (isOfCloud(outcome) && user !== '') hour.users.add(user);
  }

  /** Returns the outages, most errors first. */
  found(): Outage[] {
    return [...this.#places.values()]
      .flatMap((place) => runsOf(badHours(place)).map((run) => this.#outageOf(place, run)))
      .sort((one, other) => other.cloudErrors - one.cloudErrors || one.window.from - other.window.from);
  }

  #outageOf(place: Place, run: readonly number[]): Outage {
    const hours = run.map((number) => hourOf(place, number));
    const [first = 0] = run;
    const from = this.#origin + first * HOUR;
    return {
      ...{ service: place.service, region: place.region, window: { from, to: from + run.length * HOUR } },
      operations: hours.reduce((sum, each) => sum + each.operations, 0),
      cloudErrors: hours.reduce((sum, each) => sum + each.cloudErrors, 0),
      usualRate: usualRate(place, hours),
      usersHit: new Set(hours.flatMap(({ users }) => [...users])).size,
    };
  }

  #placeOf({ type, region }: Entry): Place {
    const service = serviceOf(type);
    const key = JSON.stringify([service, region]);
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    const made = { service, region, total: emptyTally(), hours: new Map<number, Hour>() };
    this.#places.set(key, made);
    return made;
  }
}

function isOfCloud({ fault }: Outcome): boolean {
  return fault?.blame === 'cloud';
}

function hourOf({ hours }: Place, number: number): Hour {
  const known = hours.get(number);
  if (known !== undefined) return known;
  const made = { ...emptyTally(), users: new Set<string>() };
  hours.set(number, made);
  return made;
}

/** Returns the bad hours in the order of time. */
function badHours(place: Place): number[] {
  return [...place.hours]
    .filter(([, hour]) => isBad(place, hour))
    .map(([number]) => number)
    .sort((one, other) => one - other);
}

function isBad(place: Place, hour: Hour): boolean {
  const { operations, cloudErrors, users } = hour;
  const percent = percentOf(cloudErrors, operations) ?? 0;
  return (
    cloudErrors >= limits.hourErrors &&
    users.size >= limits.hourUsers &&
    percent >= limits.hourPercent &&
    percent >= usualRate(place, [hour]) * limits.hourTimes
  );
}

/** Returns the error rate in all other hours: percent; 0 when there are none. */
function usualRate({ total }: Place, but: readonly Tally[]): number {
  const operations = but.reduce((left, each) => left - each.operations, total.operations);
  const errors = but.reduce((left, each) => left - each.cloudErrors, total.cloudErrors);
  return percentOf(errors, operations) ?? 0;
}

/** Groups consecutive numbers. */
function runsOf(numbers: readonly number[]): number[][] {
  const runs: number[][] = [];
  for (const number of numbers) {
    const run = runs.at(-1);
    if (run?.at(-1) === number - 1) run.push(number);
    else runs.push([number]);
  }
  return runs;
}
