import {
  databaseUser as subject,
  type DatabaseUserParameters,
  type DatabaseUserResource,
} from '../../generated/database/database-user.ts';
import type { RequestContext } from '../../utils/api/request-context.ts';
import type { Described, DetailsOf } from '../../utils/api/details.ts';
import { textOf, textsIn } from '../../utils/describing/members.ts';
import { emit } from '../../utils/emit.ts';
import type { Resource } from '../../utils/api/resource.ts';

/**
 * Emits a notification of an action on a user of an instance's databases. Returns at once and never throws, whatever
 * its arguments.
 *
 * `user` is the object as Trove's API v1.0 lists it, with its `instance_id`, or as little as `{ name }`.
 *
 * @param context Who acts, in which request: from `contextFromRequest`, or made by hand.
 * @param user The resource of the action, as described above. `undefined` members and `null` count as absent.
 * @param details The `action`, its `phase` and `parameters`; the `error` in the phase `error`; `at` and `duration` of a
 * past action.
 * @example
 * ```ts
 * import { notifyAboutDatabaseUserAction, type RequestContext } from 'notify-about';
 *
 * declare const context: RequestContext, instance: { id: string };
 * declare const user: { name: string; host: string };
 *
 * const described = { ...user, instance_id: instance.id };
 * notifyAboutDatabaseUserAction(context, described, { action: 'delete', phase: 'end' });
 * ```
 */
export function notifyAboutDatabaseUserAction<Action extends keyof DatabaseUserParameters & string>(
  context: RequestContext,
  user: Resource,
  details: DetailsOf<DatabaseUserParameters, Action>,
): void {
  emit(subject, describeDatabaseUser, context, user, details);
}

/** From https://docs.openstack.org/api-ref/database/, where a user is known by their instance and their name. */
function describeDatabaseUser(user: unknown): Described<DatabaseUserResource> {
  return {
    type: 'database_user',
    id: textOf(user, 'instance_id', 'id'),
    name: textOf(user, 'name', 'user_name'),
    instance_id: textOf(user, 'instance_id', 'id'),
    host: textOf(user, 'host'),
    databases: textsIn(user, 'databases', 'name'),
  };
}
