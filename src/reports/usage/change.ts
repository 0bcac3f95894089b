import type { Named } from '../entry.ts';

/** What is counted by the time that a project holds it. */
export type BilledType = 'instance' | 'volume' | 'floating_ip';

/** What is billed while something is held. */
export interface Held {
  readonly project: Named;
  /** The flavor of an instance, the type of a volume. */
  readonly kind: Named;
  /** GiB of a volume. Nothing where it was not told. */
  readonly size: number | undefined;
}

/** What the end of an action does to what is billed. */
export interface Change {
  /** Milliseconds since 1970, UTC. */
  readonly at: number;
  /**
   * `set`: what it `sets`; `revert`: back to the kind that the last `set` of one replaced; `see`: nothing, but that it is
   * there; `restore`: the same, and that it may have been made then, as what nobody says.
   */
  readonly does: 'begin' | 'end' | 'shelve' | 'unshelve' | 'set' | 'revert' | 'see' | 'restore';
  readonly sets: Partial<Held>;
  /** What it had when this was told, for one that was not known before. */
  readonly told: Held;
  /** Whether it was told to be shelved. */
  readonly isShelved: boolean;
  /** When it was made, as its service wrote it: few are ever read. */
  readonly createdAt: string | undefined;
}

/** A change, and of what. */
export interface ChangeOf {
  readonly type: BilledType;
  readonly resource: Named;
  readonly change: Change;
}

export const nobody: Named = { id: '', name: '' };
