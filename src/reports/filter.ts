import { nobodyKnown, type Who } from './bearers.ts';
import type { Entry } from './entry.ts';
import { isNamed } from './named.ts';

/** The filters of a report; an absent one matches everything. */
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

/** The fields that filters compare: of an entry, or of a row made from entries. */
export type Filtered = Pick<Entry, 'user' | 'project' | 'region' | 'view' | 'type' | 'resource'>;

/** Returns a filter for entries. It also matches other names of the same user or project, as far as they are known. */
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
