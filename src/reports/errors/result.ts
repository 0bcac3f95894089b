import type { Named } from '../entry.ts';
import type { Blame } from '../fault.ts';
import type { Window } from '../report.ts';
import type { Objective } from './objective.ts';

/** What went wrong, whose fault it was, and whom it hit. Percents are of 100; times are milliseconds since 1970, UTC. */
export interface ErrorsResult {
  /** Whose an error is: the rule, for people. */
  readonly rule: string;
  readonly window: Window;
  readonly total: Total;
  /** Nothing when no objective was given. */
  readonly objective: Objective | undefined;
  /** These, but for `overTime`, are the worst first. */
  readonly actions: readonly ActionErrors[];
  readonly faults: readonly FaultErrors[];
  readonly statuses: readonly StatusErrors[];
  /** Those who had an error. */
  readonly users: readonly UserErrors[];
  /** The hours in which there was an error of the cloud. They are counted from the beginning of the window, if it has one. */
  readonly hours: readonly PartErrors[];
  /** At most 48 parts of the window, in the order of time. */
  readonly overTime: readonly PartErrors[];
}

/** Operations are those that came to an end or an error. */
export interface Rates {
  readonly operations: number;
  readonly errors: number;
  /** Those of them that are the cloud's. */
  readonly cloudErrors: number;
  /** Percent of the operations that did not fail by the cloud's fault. Nothing without an operation. */
  readonly availability: number | undefined;
}

export interface Total extends Rates {
  /** Percent of the operations that did not fail, whoever is to blame. */
  readonly success: number | undefined;
  readonly usersHit: number;
  /** By errors of the cloud. */
  readonly usersHitByCloud: number;
}

export interface ActionErrors extends Rates {
  /** `volume.extend` */
  readonly action: string;
  readonly usersHit: number;
}

export interface FaultErrors {
  readonly exception: string;
  readonly module: string | undefined;
  readonly status: number | undefined;
  readonly blame: Blame;
  readonly errors: number;
  readonly usersHit: number;
  /** The latest one, to look it up. */
  readonly latest: {
    readonly at: number;
    readonly message: string;
    readonly serviceRequestId: string | undefined;
  };
}

export interface StatusErrors {
  /** Nothing when no service answered one. */
  readonly status: number | undefined;
  readonly errors: number;
  readonly usersHit: number;
}

export interface UserErrors extends Rates {
  readonly user: Named;
  /** Hours below the objective, when one was given. */
  readonly hoursBelow: number | undefined;
}

export interface PartErrors extends Rates {
  readonly from: number;
}
