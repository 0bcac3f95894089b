import { eventTypeMatcher } from '../utils/text/glob.ts';
import type { Summary } from './summary.ts';

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
export function filterOf({ globs, user, project, resource, outcome }: Wanted): (summary: Summary) => boolean {
  const fits = eventTypeMatcher(globs.length === 0 ? ['*'] : globs);
  return (summary) =>
    fits(summary.eventType) &&
    (user === undefined || summary.user.includes(user)) &&
    (project === undefined || summary.project.includes(project)) &&
    (resource === undefined || summary.type === resource || summary.resource.includes(resource)) &&
    (outcome === undefined || outcome.includes(summary.phase));
}
