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

/** Whether an entry is wanted. */
export function filterOf({ user, project, region, view, resource }: Wanted): (entry: Entry) => boolean {
  return (entry) =>
    (user === undefined || isNamed(entry.user, user)) &&
    (project === undefined || isNamed(entry.project, project)) &&
    (region === undefined || entry.region === region) &&
    (view === undefined || entry.view === view) &&
    (resource === undefined || entry.type === resource || isNamed(entry.resource, resource));
}
