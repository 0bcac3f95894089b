import type { Named } from '../entry.ts';

/** The resource types that are billed by the time held. */
export type BilledType = 'instance' | 'volume' | 'floating_ip';

/** The billed properties of a held resource. */
export interface Held {
  readonly project: Named;
  /** The flavor of an instance, the type of a volume. */
  readonly kind: Named;
  /** GiB of a volume. `undefined` when unknown. */
  readonly size: number | undefined;
}

/** The effect of an action's end on billing. */
export interface Change {
  /** Milliseconds since 1970, UTC. */
  readonly at: number;
  /**
   * `set`: applies `sets`; `revert`: restores the kind that the last `set` of one replaced; `see`: shows only that the
   * resource exists; `restore`: the same, and may have created it, which no notification shows.
   */
  readonly does: 'begin' | 'end' | 'shelve' | 'unshelve' | 'set' | 'revert' | 'see' | 'restore';
  readonly sets: Partial<Held>;
  /** Its properties at that time, for a resource that was unknown before. */
  readonly reported: Held;
  /** Whether the payload has it as shelved. */
  readonly isShelved: boolean;
  /** Its creation time in the service's format: few of these are ever read. */
  readonly createdAt: string | undefined;
}

/** A change, with its resource. */
export interface ChangeOf {
  readonly type: BilledType;
  readonly resource: Named;
  readonly change: Change;
}

export const nobody: Named = { id: '', name: '' };
