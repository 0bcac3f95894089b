import type { Named } from '../entry.ts';
import type { Window } from '../report.ts';

/**
 * What people do, and where they give up, for operations started in the window. Lists are sorted by count, highest
 * first.
 */
export interface ActionsResult {
  readonly window: Window;
  /** The definitions of a session and of giving up, for people. */
  readonly rule: string;
  readonly operations: number;
  readonly users: UserCounts;
  readonly actions: readonly ActionCounts[];
  /** The most common combinations of user, view and action. */
  readonly who: readonly UserAction[];
  /** The most common sequences of two and three actions within a session. */
  readonly pairs: readonly PathCount[];
  readonly triples: readonly PathCount[];
  /** Pairs and triples left out of these counts because there were too many different ones. */
  readonly uncounted: number;
}

export interface UserCounts {
  readonly count: number;
  /** Users with one session in the window, and with more. */
  readonly once: number;
  readonly returning: number;
  /**
   * Users who were seen before the window, and users who were not, who may be new. `undefined` when the input has no
   * entries before the window.
   */
  readonly seenBefore: number | undefined;
  readonly first: number | undefined;
  /** The time of the first notification read; milliseconds since 1970, UTC. */
  readonly knownSince: number | undefined;
  /** Operations of unknown users, outside all sessions. */
  readonly anonymous: number;
}

export interface ActionCounts {
  readonly view: string;
  /** `volume.extend`. */
  readonly action: string;
  readonly operations: number;
  readonly users: number;
  readonly ended: number;
  readonly failed: number;
  /** Without an end or an error. */
  readonly unfinished: number;
  /** Failures after which the same action on the same resource was, or was not, started again in this session. */
  readonly retried: number;
  readonly gaveUp: number;
}

export interface UserAction {
  readonly user: Named;
  readonly view: string;
  readonly action: string;
  readonly operations: number;
}

export interface PathCount {
  readonly path: readonly string[];
  readonly count: number;
}

/** The rules in words, shown next to their figures. */
export const ACTIONS_RULE: string =
  'A session ends after 30 minutes without a notification of its user. An operation is given up when it has neither an end ' +
  'nor an error, or when it failed and its user did not start the same action on the same resource again in that session ' +
  '(on any resource, when it has no id yet).';
