import type { Named } from '../entry.ts';
import type { Window } from '../report.ts';

/** Findings far from usual, the worst first. Times are milliseconds since 1970, UTC. */
export interface AnomaliesResult {
  readonly window: Window;
  /** The definition of far from usual, for people. */
  readonly rule: string;
  readonly outages: readonly Outage[];
  readonly slowdowns: readonly Slowdown[];
  readonly streaks: readonly Streak[];
}

/** Consecutive hours in which a service failed in a region. */
export interface Outage {
  /** Named like the folders in `schemas/`: `volume`. */
  readonly service: string;
  readonly region: string | undefined;
  readonly window: Window;
  /** Operations with an end or an error in these hours. */
  readonly operations: number;
  readonly cloudErrors: number;
  /** The rate of cloud errors in all other hours: percentage of operations. */
  readonly usualRate: number;
  /** Users who had a cloud error. */
  readonly usersHit: number;
}

/** A day on which actions of a service took longer. */
export interface Slowdown {
  readonly service: string;
  readonly window: Window;
  /** The largest increase first. */
  readonly actions: readonly SlowAction[];
}

export interface SlowAction {
  /** `volume.create` */
  readonly action: string;
  readonly count: number;
  /** Seconds. */
  readonly median: number;
  /** On all other days: seconds. */
  readonly usualMedian: number;
}

/** Repeated failures of the same operation for the same user. */
export interface Streak {
  readonly user: Named;
  /** `instance.hard_reboot` */
  readonly action: string;
  readonly resource: Named;
  readonly failures: number;
  /** The times of the first and the last of them. */
  readonly first: number;
  readonly last: number;
}
