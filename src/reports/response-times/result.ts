import type { Percentiles } from '../percentiles.ts';
import type { Window } from '../report.ts';

/** How long users waited. Durations are seconds, percentiles are of nearest rank; times are milliseconds since 1970, UTC. */
export interface ResponseTimesResult {
  readonly window: Window;
  /** The window of the same length before it; nothing when the window has no end or no beginning. */
  readonly before: Window | undefined;
  readonly all: ResponseTimes;
  /** The slowest first, by p90. */
  readonly actions: readonly ActionTimes[];
}

export interface ResponseTimes {
  /** Of what ended well; a refusal is quick, and would make a service look so. Nothing when nothing did. */
  readonly ended: Percentiles | undefined;
  /** Of what failed. */
  readonly failed: Percentiles | undefined;
  /** Of what ended well in the window before. */
  readonly before: Percentiles | undefined;
  /** Of what ended well, in at most 48 parts of the window. */
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
