import { nobodyKnown, type Who } from './bearers.ts';
import type { Entry } from './entry.ts';
import { isNamed } from './named.ts';

/** Whose notifications a report is made of; what is absent does not matter. */
export interface Wanted {
  /** Id or name. */
  readonly user?: string;
  /** Id or name. */
  readonly project?: string;
  readonly region?: string;
  readonly view?: string;
  /** Type, id or name. */
  readonly resource?: string;
}

/** What is looked at: an entry, or a row that was made of some. */
export type Filtered = Pick<Entry, 'user' | 'project' | 'region' | 'view' | 'type' | 'resource'>;

/** Whether an entry is wanted, also under another name of who is meant, as far as it is known. */
export function filterOf(
  { user, project, region, view, resource }: Wanted,
  { users, projects }: Who = nobodyKnown,
): (what: Filtered) => boolean {
  return (what) =>
    (user === undefined || users.has(what.user, user)) &&
    (project === undefined || projects.has(what.project, project)) &&
    (region === undefined || what.region === region) &&
    (view === undefined || what.view === view) &&
    (resource === undefined || what.type === resource || isNamed(what.resource, resource));
}

export function bothOf(
  one: (what: Filtered) => boolean,
  other: (what: Filtered) => boolean,
): (what: Filtered) => boolean {
  return (what) => one(what) && other(what);
}
