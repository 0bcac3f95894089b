import type { Named } from '../entry.ts';
import type { Window } from '../report.ts';

/** What people do, and where they give up. What was begun in the window counts. Lists begin with what is most. */
export interface ActionsResult {
  readonly window: Window;
  /** How a session is cut, and what giving up is: for people. */
  readonly rule: string;
  readonly operations: number;
  readonly users: UserCounts;
  readonly actions: readonly ActionCounts[];
  /** The most common of each user, view and action. */
  readonly who: readonly UserAction[];
  /** The most common two and three actions that follow each other within a session. */
  readonly pairs: readonly PathCount[];
  readonly triples: readonly PathCount[];
  /** Pairs and triples that are not in these counts, because there were too many different ones. */
  readonly uncounted: number;
}

export interface UserCounts {
  readonly count: number;
  /** Those of one session in the window, and those of more. */
  readonly once: number;
  readonly returning: number;
  /**
   * Those who were seen before the window, and those who were not: these may be new. Nothing when nothing before the window
   * was read.
   */
  readonly seenBefore: number | undefined;
  readonly first: number | undefined;
  /** The first notification that was read; milliseconds since 1970, UTC. */
  readonly knownSince: number | undefined;
  /** Operations of nobody who is known: they are in no session. */
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
  /** Neither an end nor an error came. */
  readonly unfinished: number;
  /** Of the failed: the same action on the same resource was begun again, or it was not, in this session. */
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

/** What is said of the rules wherever their figures are. */
export const ACTIONS_RULE: string =
  'A session ends when its user tells nothing for 30 minutes. People give up when nothing came of what they began (neither an ' +
  'end nor an error), or when it failed and they did not begin the same action on the same resource again in that session; ' +
  'when it has no id, as before it is made, on any.';
