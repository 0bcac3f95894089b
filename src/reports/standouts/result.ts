import type { Named } from '../entry.ts';
import type { Window } from '../report.ts';

/** What was far from usual, the worst first. Times are milliseconds since 1970, UTC. */
export interface StandoutsResult {
  readonly window: Window;
  /** What is far from usual, for people. */
  readonly rule: string;
  readonly outages: readonly Outage[];
  readonly slowdowns: readonly Slowdown[];
  readonly streaks: readonly Streak[];
}

/** Hours on end in which a service failed in a region. */
export interface Outage {
  /** As the folders in `schemas/` are called: `volume`. */
  readonly service: string;
  readonly region: string | undefined;
  readonly window: Window;
  /** Those that came to an end or an error in these hours. */
  readonly operations: number;
  readonly cloudErrors: number;
  /** Of the cloud's errors in all other hours: percent of the operations. */
  readonly usualRate: number;
  /** Users who had an error of the cloud. */
  readonly usersHit: number;
}

/** A day on which actions of a service took longer. */
export interface Slowdown {
  readonly service: string;
  readonly window: Window;
  /** The most times longer first. */
  readonly actions: readonly SlowAction[];
}

export interface SlowAction {
  /** `volume.create` */
  readonly action: string;
  readonly count: number;
  /** Seconds. */
  readonly median: number;
  /** Of all other days: seconds. */
  readonly usualMedian: number;
}

/** The same, failing for the same user again and again. */
export interface Streak {
  readonly user: Named;
  /** `instance.hard_reboot` */
  readonly action: string;
  readonly resource: Named;
  readonly failures: number;
  /** When the first and the last of them were told. */
  readonly first: number;
  readonly last: number;
}
