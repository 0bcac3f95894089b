import type { Named } from '../entry.ts';
import type { Window } from '../report.ts';
import type { BilledType } from './change.ts';

/**
 * What each project held, and how long. Sums are sorted by project and kind. Times are milliseconds since 1970, UTC.
 */
export interface UsageResult {
  readonly window: Window;
  /**
   * The time of the baseline. `undefined` without one: resources from before the window are then known only if they
   * changed.
   */
  readonly baselineAt: number | undefined;
  readonly instances: readonly InstanceUsage[];
  readonly volumes: readonly VolumeUsage[];
  readonly floatingIps: readonly FloatingIpUsage[];
  /** Usage that is not in these sums, and could be. */
  readonly unknown: readonly UnknownUsage[];
  readonly ignored: IgnoredChanges;
}

interface Usage {
  readonly project: Named;
  /** The number of different resources. */
  readonly count: number;
  /** Of all together. Exact up to 2^53, which are 285,000 years; rounded once beyond. */
  readonly milliseconds: number;
}

export interface InstanceUsage extends Usage {
  /** The flavor's name, or its id when the name is unknown. */
  readonly flavor: string;
}

export interface VolumeUsage extends Usage {
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
   * `before`: the resource existed at `to`, but its creation is in neither the stream nor a baseline, so it may have
   * been held since `from`, with unknown properties. `size`: a volume of unknown size was held. `restored`: a backup
   * was written to a volume without any other notification until `to`; if the volume's id is not known, `resource` has
   * only the backup's name. `count`: one of several instances of one request has no notification; `resource` has the
   * name of those that have one, and no id.
   */
  readonly why: 'before' | 'size' | 'restored' | 'count';
  readonly from: number;
  readonly to: number;
}

/** Ends that changed nothing. */
export interface IgnoredChanges {
  /** Creations and deletions without an id, which cannot be tracked. */
  readonly withoutId: number;
  /** Creations of an existing resource. */
  readonly createdTwice: number;
  /** Changes of a deleted resource. */
  readonly afterItsEnd: number;
}
