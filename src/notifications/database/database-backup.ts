import {
  databaseBackup as subject,
  type DatabaseBackupParameters,
  type DatabaseBackupResource,
} from '../../generated/database/database-backup.ts';
import type { RequestContext } from '../../utils/api/request-context.ts';
import type { Described, DetailsOf } from '../../utils/api/details.ts';
import { numberOf, textOf } from '../../utils/describing/members.ts';
import { emit } from '../../utils/emit.ts';
import { read } from '../../utils/describing/safe-read.ts';
import type { Resource } from '../../utils/api/resource.ts';

/**
 * Emits a notification of an action on a backup of a database instance. Returns at once and never throws, whatever its
 * arguments.
 *
 * `backup` is the object as Trove's API v1.0 returned it, or as little as `{ id }` or `{ name }`.
 *
 * @param context Who acts, in which request: from `contextFromRequest`, or made by hand.
 * @param backup The resource of the action, as described above. `undefined` members and `null` count as absent.
 * @param details The `action`, its `phase` and `parameters`; the `error` in the phase `error`; `at` and `duration` of a
 * past action.
 * @example
 * ```ts
 * import { notifyAboutDatabaseBackupAction, type RequestContext } from 'notify-about';
 *
 * declare const context: RequestContext, instance: { id: string };
 *
 * const parameters = { instance_id: instance.id, description: 'before the upgrade' };
 * notifyAboutDatabaseBackupAction(context, { name: 'shop-1' }, { action: 'create', phase: 'start', parameters });
 * ```
 */
export function notifyAboutDatabaseBackupAction<Action extends keyof DatabaseBackupParameters & string>(
  context: RequestContext,
  backup: Resource,
  details: DetailsOf<DatabaseBackupParameters, Action>,
): void {
  emit(subject, describeDatabaseBackup, context, backup, details);
}

/** From https://docs.openstack.org/api-ref/database/. */
function describeDatabaseBackup(backup: unknown): Described<DatabaseBackupResource> {
  const datastore = read(backup, 'datastore');
  return {
    type: 'database_backup',
    id: textOf(backup, 'id'),
    name: textOf(backup, 'name'),
    project_id: textOf(backup, 'project_id', 'tenant_id'),
    instance_id: textOf(backup, 'instance_id'),
    parent_id: textOf(backup, 'parent_id'),
    status: textOf(backup, 'status'),
    size: numberOf(backup, 'size'),
    datastore_type: textOf(datastore, 'type'),
    datastore_version: textOf(datastore, 'version'),
    created_at: textOf(backup, 'created'),
  };
}
