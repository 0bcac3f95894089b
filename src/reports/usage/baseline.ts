// The resources held at one time, in a file: the end of one period is the beginning of the next.
import type { Named } from '../entry.ts';
import type { BilledType, Change } from './change.ts';
import type { Course } from './history.ts';

/** The resources held at one time. */
export interface Baseline {
  /** Milliseconds since 1970, UTC. */
  readonly at: number;
  readonly resources: readonly BaselineResource[];
}

export interface BaselineResource {
  readonly type: BilledType;
  readonly resource: Named;
  readonly project: Named;
  /** The time of its latest change: milliseconds since 1970, UTC. */
  readonly since: number;
  readonly isShelved: boolean;
  /** Whether a restored backup may have created it at that time: see `UnknownUsage`. */
  readonly isRestored?: boolean;
  /** The flavor, or the volume type. */
  readonly kind: Named;
  /** The flavor that a revert of its resize restores. */
  readonly before: Named | undefined;
  /** GiB. */
  readonly size: number | undefined;
}

/** Returns the changes that lead to a resource's state in the baseline. */
export function changesSince({ since: at, ...resource }: BaselineResource): Change[] {
  const { project, kind, before, size, isShelved, isRestored } = resource;
  const reported = { project, kind: before ?? kind, size };
  const same = { at, sets: {}, reported, isShelved: false, createdAt: undefined };
  if (isRestored) return [{ ...same, does: 'restore' }];
  return [
    { ...same, does: 'begin' },
    ...(before === undefined ? [] : [{ ...same, does: 'set' as const, sets: { kind } }]),
    ...(isShelved ? [{ ...same, does: 'shelve' as const }] : []),
  ];
}

/** Returns the resource for the next baseline; `undefined` when it is gone. */
export function heldAtEnd(
  type: BilledType,
  resource: Named,
  { last, unseen }: Course,
  until: number,
): BaselineResource | undefined {
  const { is, held, since, before } = last;
  if (is === 'held' || is === 'shelved')
    return { type, resource, since, isShelved: is === 'shelved', before, ...held };
  if (is === 'gone' || unseen?.to !== until) return undefined;
  return {
    ...{ type, resource, since: unseen.from, isShelved: false, isRestored: true, before: undefined },
    ...unseen.held,
  };
}
