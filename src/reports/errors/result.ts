import type { Named } from '../entry.ts';
import type { Blame } from '../fault.ts';
import type { Window } from '../report.ts';
import type { Objective } from './objective.ts';

/** Errors, by fault and by users affected. Percentages are out of 100; times are milliseconds since 1970, UTC. */
export interface ErrorsResult {
  /** The rule for the party at fault, for people. */
  readonly rule: string;
  readonly window: Window;
  readonly total: Total;
  /** `undefined` without an objective. */
  readonly objective: Objective | undefined;
  /** All lists but `overTime` begin with the worst. */
  readonly actions: readonly ActionErrors[];
  readonly faults: readonly FaultErrors[];
  readonly statuses: readonly StatusErrors[];
  /** Users who had an error. */
  readonly users: readonly UserErrors[];
  /** The hours with cloud errors, counted from the beginning of the window, if it has one. */
  readonly hours: readonly PartErrors[];
  /** At most 48 parts of the window, in the order of time. */
  readonly overTime: readonly PartErrors[];
}

/** Operations with an end or an error. */
export interface Rates {
  readonly operations: number;
  readonly errors: number;
  /** Those that are the cloud's fault. */
  readonly cloudErrors: number;
  /** Percentage of operations that did not fail by the cloud's fault. `undefined` without operations. */
  readonly availability: number | undefined;
}

export interface Total extends Rates {
  /** Percentage of operations that did not fail, whoever is at fault. */
  readonly success: number | undefined;
  readonly usersHit: number;
  /** By cloud errors. */
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
  /** The latest error, to look up. */
  readonly latest: {
    readonly at: number;
    readonly message: string;
    readonly serviceRequestId: string | undefined;
  };
}

export interface StatusErrors {
  /** `undefined` without a response of a service. */
  readonly status: number | undefined;
  readonly errors: number;
  readonly usersHit: number;
}

export interface UserErrors extends Rates {
  readonly user: Named;
  /** Hours below the objective, if there is one. */
  readonly hoursBelow: number | undefined;
}

export interface PartErrors extends Rates {
  readonly from: number;
}
