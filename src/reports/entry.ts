import { timeOf } from '../utils/text/timestamp.ts';

/** A notification as reports see it: from this package, safe to read, without duplicates, in the order of time. */
export interface Entry {
  /** The `message_id`. */
  readonly id: string;
  /**
   * The `operation_id`: the same in a start and its outcome, the own `id` in a single notification, absent in older
   * ones.
   */
  readonly operation: string | undefined;
  /** The time of the notification: milliseconds since 1970, UTC. */
  readonly at: number;
  /** The type of the resource: `volume`. */
  readonly type: string;
  /** `extend`. */
  readonly action: string;
  readonly phase: 'start' | 'end' | 'error';
  /** The number of failures that this entry stands for: above 1 when failures of unknown users were combined. */
  readonly count: number;
  /** The `publisher_id`: `horizon.web-1`. */
  readonly publisher: string;
  /** The acting user. */
  readonly user: Named;
  /** The project that the user worked in. */
  readonly project: Named;
  /** The target. Only an end is sure to identify it: a resource to be created has no id yet, and may have no name. */
  readonly resource: Named;
  readonly region: string | undefined;
  /** The view of the dashboard: `project/volumes`. */
  readonly view: string | undefined;
  /** The `req-…` id of the request to the dashboard. */
  readonly requestId: string | undefined;
  /** Seconds; in an end or an error. */
  readonly duration: number | undefined;
  /** The payload, unchecked, for members that only one report reads. */
  readonly payload: Readonly<Record<string, unknown>>;
}

/** An id, a name, or both. The empty string stands for an absent one. */
export interface Named {
  readonly id: string;
  readonly name: string;
}

/**
 * Returns the time of the start, as its outcome has it: milliseconds since 1970, UTC. `undefined` for a single
 * notification.
 */
export function startedAtOf({ duration, payload }: Entry): number | undefined {
  const at = duration === undefined ? NaN : timeOf(payload['started_at']);
  return Number.isNaN(at) ? undefined : at;
}
