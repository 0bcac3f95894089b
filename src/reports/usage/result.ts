import type { Named } from '../entry.ts';
import type { Window } from '../report.ts';
import type { BilledType } from './change.ts';

/** What each project held, and how long. Sums are sorted by project and kind. Times are milliseconds since 1970, UTC. */
export interface UsageResult {
  readonly window: Window;
  /** When the baseline was made; nothing when there was none, and what ran before is only known where it was touched. */
  readonly baselineAt: number | undefined;
  readonly instances: readonly InstanceUsage[];
  readonly volumes: readonly VolumeUsage[];
  readonly floatingIps: readonly FloatingIpUsage[];
  /** What is not in these sums, and could be. */
  readonly unknown: readonly UnknownUsage[];
  readonly ignored: IgnoredChanges;
}

interface Usage {
  readonly project: Named;
  /** How many different ones. */
  readonly count: number;
  /** Of all together. Exact up to 2^53, which are 285,000 years; rounded once beyond. */
  readonly milliseconds: number;
}

export interface InstanceUsage extends Usage {
  /** The flavor's name, or its id when its name was never told. */
  readonly flavor: string;
}

export interface VolumeUsage extends Usage {
  /** The volume type's name. */
  readonly volumeType: string;
  /** GiB times milliseconds, of all together: exact up to 2^53, which are 3.4 PiB for a month. */
  readonly gigabyteMilliseconds: number;
}

export type FloatingIpUsage = Usage;

export interface UnknownUsage {
  readonly type: BilledType;
  readonly resource: Named;
  readonly project: Named;
  /**
   * `before`: it was there at `to`, but neither its creation nor a baseline told of it, so it may have been held from `from`
   * on, and as what is not known. `size`: a volume was held, but its size was never told. `restored`: a backup was written to
   * a volume of which nothing else was told until `to`; of one that was not told by its id, `resource` has the backup's
   * name alone. `count`: one of several instances that were asked for together was not told; `resource` has the name of
   * those that were, and no id.
   */
  readonly why: 'before' | 'size' | 'restored' | 'count';
  readonly from: number;
  readonly to: number;
}

/** Ends that changed nothing. */
export interface IgnoredChanges {
  /** Creations and deletions of what has no id, and so can not be followed. */
  readonly withoutId: number;
  /** Creations of what was there already. */
  readonly createdTwice: number;
  /** Changes of what was deleted already. */
  readonly afterItsEnd: number;
}
