import {
  database as subject,
  type DatabaseParameters,
  type DatabaseResource,
} from '../../generated/database/database.ts';
import type { RequestContext } from '../../utils/api/request-context.ts';
import type { Described, DetailsOf } from '../../utils/api/details.ts';
import { textOf } from '../../utils/describing/members.ts';
import { emit } from '../../utils/emit.ts';
import type { Resource } from '../../utils/api/resource.ts';

/**
 * Emits a notification of an action on a database of an instance. Returns at once and never throws, whatever its
 * arguments.
 *
 * `database` is the object as Trove's API v1.0 lists it, with its `instance_id`, or as little as `{ name }`.
 *
 * @param context Who acts, in which request: from `contextFromRequest`, or made by hand.
 * @param database The resource of the action, as described above. `undefined` members and `null` count as absent.
 * @param details The `action`, its `phase` and `parameters`; the `error` in the phase `error`; `at` and `duration` of a
 * past action.
 * @example
 * ```ts
 * import { notifyAboutDatabaseAction, type RequestContext } from 'notify-about';
 *
 * declare const context: RequestContext, instance: { id: string }, error: Error;
 *
 * const database = { instance_id: instance.id, name: 'shop' };
 * notifyAboutDatabaseAction(context, database, { action: 'delete', phase: 'error', error });
 * ```
 */
export function notifyAboutDatabaseAction<Action extends keyof DatabaseParameters & string>(
  context: RequestContext,
  database: Resource,
  details: DetailsOf<DatabaseParameters, Action>,
): void {
  emit(subject, describeDatabase, context, database, details);
}

/** From https://docs.openstack.org/api-ref/database/, where a database is known by its instance and its name. */
function describeDatabase(database: unknown): Described<DatabaseResource> {
  return {
    type: 'database',
    id: textOf(database, 'instance_id', 'id'),
    name: textOf(database, 'name', 'database_name'),
    instance_id: textOf(database, 'instance_id', 'id'),
  };
}
