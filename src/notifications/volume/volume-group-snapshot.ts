import {
  volumeGroupSnapshot as subject,
  type VolumeGroupSnapshotParameters,
  type VolumeGroupSnapshotResource,
} from '../../generated/volume/volume-group-snapshot.ts';
import type { RequestContext } from '../../utils/api/request-context.ts';
import type { Described, DetailsOf } from '../../utils/api/details.ts';
import { textOf } from '../../utils/describing/members.ts';
import { emit } from '../../utils/emit.ts';
import type { Resource } from '../../utils/api/resource.ts';

/**
 * Emits a notification of an action on a group snapshot. Returns at once and never throws, whatever its arguments.
 *
 * `groupSnapshot` is the object as Cinder's API v3 returned it, or as little as `{ id }` or `{ name }`.
 *
 * @param context Who acts, in which request: from `contextFromRequest`, or made by hand.
 * @param groupSnapshot The resource of the action, as described above. `undefined` members and `null` count as absent.
 * @param details The `action`, its `phase` and `parameters`; the `error` in the phase `error`; `at` and `duration` of a
 * past action.
 * @example
 * ```ts
 * import { notifyAboutVolumeGroupSnapshotAction, type RequestContext } from 'notify-about';
 *
 * declare const context: RequestContext, group: { id: string };
 * declare const cinder: { createGroupSnapshot(groupId: string, name: string): Promise<{ id: string }> };
 *
 * const details = { action: 'create', parameters: { group_id: group.id } } as const;
 * notifyAboutVolumeGroupSnapshotAction(context, { name: 'nightly' }, { ...details, phase: 'start' });
 * const groupSnapshot = await cinder.createGroupSnapshot(group.id, 'nightly');
 * notifyAboutVolumeGroupSnapshotAction(context, groupSnapshot, { ...details, phase: 'end' });
 * ```
 */
export function notifyAboutVolumeGroupSnapshotAction<
  Action extends keyof VolumeGroupSnapshotParameters & string,
>(
  context: RequestContext,
  groupSnapshot: Resource,
  details: DetailsOf<VolumeGroupSnapshotParameters, Action>,
): void {
  emit(subject, describeVolumeGroupSnapshot, context, groupSnapshot, details);
}

/** From https://docs.openstack.org/api-ref/block-storage/v3/#show-group-snapshot-details. */
function describeVolumeGroupSnapshot(groupSnapshot: unknown): Described<VolumeGroupSnapshotResource> {
  return {
    type: 'volume_group_snapshot',
    id: textOf(groupSnapshot, 'id'),
    name: textOf(groupSnapshot, 'name'),
    project_id: textOf(groupSnapshot, 'project_id'),
    group_id: textOf(groupSnapshot, 'group_id'),
    group_type_id: textOf(groupSnapshot, 'group_type_id'),
    status: textOf(groupSnapshot, 'status'),
    created_at: textOf(groupSnapshot, 'created_at'),
  };
}
