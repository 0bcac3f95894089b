import {
  databaseInstance as subject,
  type DatabaseInstanceParameters,
  type DatabaseInstanceResource,
} from '../../generated/database/database-instance.ts';
import type { RequestContext } from '../../utils/api/request-context.ts';
import type { Described, DetailsOf } from '../../utils/api/details.ts';
import { numberOf, textOf, textsIn, textsOf } from '../../utils/describing/members.ts';
import { emit } from '../../utils/emit.ts';
import { read } from '../../utils/describing/safe-read.ts';
import type { Resource } from '../../utils/api/resource.ts';

/**
 * Emits a notification of an action on a database instance. Returns at once and never throws, whatever its arguments.
 *
 * `instance` is the object as Trove's API v1.0 returned it, or as little as `{ id }` or `{ name }`.
 *
 * @param context Who acts, in which request: from `contextFromRequest`, or made by hand.
 * @param instance The resource of the action, as described above. `undefined` members and `null` count as absent.
 * @param details The `action`, its `phase` and `parameters`; the `error` in the phase `error`; `at` and `duration` of a
 * past action.
 * @example
 * ```ts
 * import { notifyAboutDatabaseInstanceAction, type RequestContext } from 'notify-about';
 *
 * declare const context: RequestContext, trove: { restart(id: string): Promise<void> };
 * declare const instance: { id: string; name: string };
 *
 * notifyAboutDatabaseInstanceAction(context, instance, { action: 'restart', phase: 'start' });
 * await trove.restart(instance.id);
 * notifyAboutDatabaseInstanceAction(context, instance, { action: 'restart', phase: 'end' });
 * ```
 */
export function notifyAboutDatabaseInstanceAction<Action extends keyof DatabaseInstanceParameters & string>(
  context: RequestContext,
  instance: Resource,
  details: DetailsOf<DatabaseInstanceParameters, Action>,
): void {
  emit(subject, describeDatabaseInstance, context, instance, details);
}

/** From https://docs.openstack.org/api-ref/database/; `ip` is from before `addresses`. */
function describeDatabaseInstance(instance: unknown): Described<DatabaseInstanceResource> {
  const datastore = read(instance, 'datastore');
  return {
    type: 'database_instance',
    id: textOf(instance, 'id'),
    name: textOf(instance, 'name'),
    project_id: textOf(instance, 'project_id', 'tenant_id'),
    flavor_id: textOf(read(instance, 'flavor'), 'id'),
    replica_of: textOf(read(instance, 'replica_of'), 'id'),
    status: textOf(instance, 'status'),
    datastore_type: textOf(datastore, 'type'),
    datastore_version: textOf(datastore, 'version'),
    volume_size: numberOf(read(instance, 'volume'), 'size'),
    addresses: textsIn(instance, 'addresses', 'address') ?? textsOf(instance, 'ip'),
    hostname: textOf(instance, 'hostname'),
    region: textOf(instance, 'region'),
    created_at: textOf(instance, 'created'),
  };
}
