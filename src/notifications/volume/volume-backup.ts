import {
  volumeBackup as subject,
  type VolumeBackupParameters,
  type VolumeBackupResource,
} from '../../generated/volume/volume-backup.ts';
import type { RequestContext } from '../../utils/api/request-context.ts';
import type { Described, DetailsOf } from '../../utils/api/details.ts';
import { flagOf, numberOf, textOf } from '../../utils/describing/members.ts';
import { emit } from '../../utils/emit.ts';
import type { Resource } from '../../utils/api/resource.ts';

/**
 * Emits a notification of an action on a volume backup. Returns at once and never throws, whatever its arguments.
 *
 * `backup` is the object as Cinder's API v3 returned it, or as little as `{ id }` or `{ name }`.
 *
 * @param context Who acts, in which request: from `contextFromRequest`, or made by hand.
 * @param backup The resource of the action, as described above. `undefined` members and `null` count as absent.
 * @param details The `action`, its `phase` and `parameters`; the `error` in the phase `error`; `at` and `duration` of a
 * past action.
 * @example
 * ```ts
 * import { notifyAboutVolumeBackupAction, type RequestContext } from 'notify-about';
 *
 * declare const context: RequestContext, backup: { id: string; name: string }, volume: { id: string };
 *
 * const parameters = { volume_id: volume.id };
 * notifyAboutVolumeBackupAction(context, backup, { action: 'restore', phase: 'start', parameters });
 * ```
 */
export function notifyAboutVolumeBackupAction<Action extends keyof VolumeBackupParameters & string>(
  context: RequestContext,
  backup: Resource,
  details: DetailsOf<VolumeBackupParameters, Action>,
): void {
  emit(subject, describeVolumeBackup, context, backup, details);
}

/** From https://docs.openstack.org/api-ref/block-storage/v3/#show-backup-detail, and from a restore's answer. */
function describeVolumeBackup(backup: unknown): Described<VolumeBackupResource> {
  return {
    type: 'volume_backup',
    id: textOf(backup, 'id', 'backup_id'),
    name: textOf(backup, 'name', 'backup_name'),
    project_id: textOf(backup, 'os-backup-project-attr:project_id', 'project_id'),
    user_id: textOf(backup, 'user_id'),
    // In a restore's answer it is the volume that is written to.
    volume_id: textOf(backup, 'backup_id') === undefined ? textOf(backup, 'volume_id') : undefined,
    snapshot_id: textOf(backup, 'snapshot_id'),
    status: textOf(backup, 'status'),
    size: numberOf(backup, 'size'),
    container: textOf(backup, 'container'),
    availability_zone: textOf(backup, 'availability_zone'),
    is_incremental: flagOf(backup, 'is_incremental'),
    has_dependent_backups: flagOf(backup, 'has_dependent_backups'),
    created_at: textOf(backup, 'created_at'),
  };
}
