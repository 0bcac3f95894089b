import { eventTypeMatcher } from '../utils/text/glob.ts';
import type { Told } from './told.ts';

/** The filters of `tail`; an absent one matches everything. */
export interface Wanted {
  readonly globs: readonly string[];
  /** Name or id. */
  readonly user?: string;
  /** Name or id. */
  readonly project?: string;
  /** Type, id or name. */
  readonly resource?: string;
  readonly outcome?: readonly string[];
}

/** Returns a filter for notifications. */
export function filterOf({ globs, user, project, resource, outcome }: Wanted): (told: Told) => boolean {
  const fits = eventTypeMatcher(globs.length === 0 ? ['*'] : globs);
  return (told) =>
    fits(told.eventType) &&
    (user === undefined || told.user.includes(user)) &&
    (project === undefined || told.project.includes(project)) &&
    (resource === undefined || told.type === resource || told.resource.includes(resource)) &&
    (outcome === undefined || outcome.includes(told.phase));
}
