import {
  volumeGroup as subject,
  type VolumeGroupParameters,
  type VolumeGroupResource,
} from '../../generated/volume/volume-group.ts';
import type { RequestContext } from '../../utils/api/request-context.ts';
import type { Described, DetailsOf } from '../../utils/api/details.ts';
import { textOf, textsOf } from '../../utils/describing/members.ts';
import { emit } from '../../utils/emit.ts';
import type { Resource } from '../../utils/api/resource.ts';

/**
 * Emits a notification of an action on a volume group. Returns at once and never throws, whatever its arguments.
 *
 * `group` is the object as Cinder's API v3 returned it, or as little as `{ id }` or `{ name }`.
 *
 * @param context Who acts, in which request: from `contextFromRequest`, or made by hand.
 * @param group The resource of the action, as described above. `undefined` members and `null` count as absent.
 * @param details The `action`, its `phase` and `parameters`; the `error` in the phase `error`; `at` and `duration` of a
 * past action.
 * @example
 * ```ts
 * import { notifyAboutVolumeGroupAction, type RequestContext } from 'notify-about';
 *
 * declare const context: RequestContext, group: { id: string; volumes: string[] };
 * declare const cinder: { updateGroup(id: string, change: { remove_volumes: string[] }): Promise<void> };
 *
 * const parameters = { removed_volume_ids: group.volumes };
 * notifyAboutVolumeGroupAction(context, group, { action: 'remove_all_volumes', phase: 'start', parameters });
 * await cinder.updateGroup(group.id, { remove_volumes: group.volumes });
 * notifyAboutVolumeGroupAction(context, group, { action: 'remove_all_volumes', phase: 'end', parameters });
 * ```
 */
export function notifyAboutVolumeGroupAction<Action extends keyof VolumeGroupParameters & string>(
  context: RequestContext,
  group: Resource,
  details: DetailsOf<VolumeGroupParameters, Action>,
): void {
  emit(subject, describeVolumeGroup, context, group, details);
}

/** From https://docs.openstack.org/api-ref/block-storage/v3/#show-group-details. */
function describeVolumeGroup(group: unknown): Described<VolumeGroupResource> {
  return {
    type: 'volume_group',
    id: textOf(group, 'id'),
    name: textOf(group, 'name'),
    project_id: textOf(group, 'project_id'),
    volumes: textsOf(group, 'volumes'),
    group_snapshot_id: textOf(group, 'group_snapshot_id'),
    source_group_id: textOf(group, 'source_group_id'),
    status: textOf(group, 'status'),
    group_type: textOf(group, 'group_type'),
    volume_types: textsOf(group, 'volume_types'),
    availability_zone: textOf(group, 'availability_zone'),
    created_at: textOf(group, 'created_at'),
  };
}
