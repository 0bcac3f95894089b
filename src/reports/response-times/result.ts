import type { Percentiles } from '../percentiles.ts';
import type { Window } from '../report.ts';

/** Response times. Durations are seconds, percentiles use nearest rank; times are milliseconds since 1970, UTC. */
export interface ResponseTimesResult {
  readonly window: Window;
  /** The previous window of the same length; `undefined` when the window has no end or no beginning. */
  readonly before: Window | undefined;
  readonly all: ResponseTimes;
  /** The slowest first, by p90. */
  readonly actions: readonly ActionTimes[];
}

export interface ResponseTimes {
  /** Successful operations only: refusals are quick, and would make a service look quick. `undefined` without any. */
  readonly ended: Percentiles | undefined;
  /** Failed operations. */
  readonly failed: Percentiles | undefined;
  /** Successful operations in the previous window. */
  readonly before: Percentiles | undefined;
  /** Successful operations, in at most 48 parts of the window. */
  readonly overTime: readonly PartTimes[];
}

export interface ActionTimes extends ResponseTimes {
  /** `volume.extend` */
  readonly action: string;
}

export interface PartTimes {
  readonly from: number;
  readonly ended: Percentiles | undefined;
}
