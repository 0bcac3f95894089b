import {
  volumeSnapshot as subject,
  type VolumeSnapshotParameters,
  type VolumeSnapshotResource,
} from '../../generated/volume/volume-snapshot.ts';
import type { RequestContext } from '../../utils/api/request-context.ts';
import type { Described, DetailsOf } from '../../utils/api/details.ts';
import { numberOf, textOf } from '../../utils/describing/members.ts';
import { emit } from '../../utils/emit.ts';
import type { Resource } from '../../utils/api/resource.ts';

/**
 * Emits a notification of an action on a volume snapshot. Returns at once and never throws, whatever its arguments.
 *
 * `snapshot` is the object as Cinder's API v3 returned it, or as little as `{ id }` or `{ name }`.
 *
 * @param context Who acts, in which request: from `contextFromRequest`, or made by hand.
 * @param snapshot The resource of the action, as described above. `undefined` members and `null` count as absent.
 * @param details The `action`, its `phase` and `parameters`; the `error` in the phase `error`; `at` and `duration` of a
 * past action.
 * @example
 * ```ts
 * import { notifyAboutVolumeSnapshotAction, type RequestContext } from 'notify-about';
 *
 * declare const context: RequestContext, snapshot: { id: string };
 * declare const cinder: { deleteSnapshot(id: string): Promise<void> };
 *
 * notifyAboutVolumeSnapshotAction(context, snapshot, { action: 'delete', phase: 'start' });
 * try {
 *   await cinder.deleteSnapshot(snapshot.id);
 *   notifyAboutVolumeSnapshotAction(context, snapshot, { action: 'delete', phase: 'end' });
 * } catch (error) {
 *   notifyAboutVolumeSnapshotAction(context, snapshot, { action: 'delete', phase: 'error', error });
 * }
 * ```
 */
export function notifyAboutVolumeSnapshotAction<Action extends keyof VolumeSnapshotParameters & string>(
  context: RequestContext,
  snapshot: Resource,
  details: DetailsOf<VolumeSnapshotParameters, Action>,
): void {
  emit(subject, describeVolumeSnapshot, context, snapshot, details);
}

/** From https://docs.openstack.org/api-ref/block-storage/v3/#show-a-snapshot-s-details. */
function describeVolumeSnapshot(snapshot: unknown): Described<VolumeSnapshotResource> {
  return {
    type: 'volume_snapshot',
    id: textOf(snapshot, 'id'),
    name: textOf(snapshot, 'name'),
    project_id: textOf(snapshot, 'os-extended-snapshot-attributes:project_id', 'project_id'),
    user_id: textOf(snapshot, 'user_id'),
    volume_id: textOf(snapshot, 'volume_id'),
    group_snapshot_id: textOf(snapshot, 'group_snapshot_id'),
    status: textOf(snapshot, 'status'),
    size: numberOf(snapshot, 'size'),
    created_at: textOf(snapshot, 'created_at'),
  };
}
