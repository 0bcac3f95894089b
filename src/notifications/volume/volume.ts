import {
  volume as subject,
  type VolumeParameters,
  type VolumeResource,
} from '../../generated/volume/volume.ts';
import type { RequestContext } from '../../utils/api/request-context.ts';
import type { Described, DetailsOf } from '../../utils/api/details.ts';
import { flagOf, numberOf, textOf, textsIn } from '../../utils/describing/members.ts';
import { emit } from '../../utils/emit.ts';
import type { Resource } from '../../utils/api/resource.ts';

/**
 * Emits a notification of an action on a volume. Returns at once and never throws, whatever its arguments.
 *
 * `volume` is the object as Cinder's API v3 returned it, or as little as `{ id }` or `{ name }`.
 *
 * @param context Who acts, in which request: from `contextFromRequest`, or made by hand.
 * @param volume The resource of the action, as described above. `undefined` members and `null` count as absent.
 * @param details The `action`, its `phase` and `parameters`; the `error` in the phase `error`; `at` and `duration` of a
 * past action.
 * @example
 * ```ts
 * import { notifyAboutVolumeAction, type RequestContext } from 'notify-about';
 *
 * declare const context: RequestContext, cinder: { extend(id: string, size: number): Promise<void> };
 * declare const volume: { id: string; size: number };
 *
 * const details = { action: 'extend', parameters: { orig_size: volume.size, new_size: 20 } } as const;
 * notifyAboutVolumeAction(context, volume, { ...details, phase: 'start' });
 * try {
 *   await cinder.extend(volume.id, 20);
 *   notifyAboutVolumeAction(context, volume, { ...details, phase: 'end' });
 * } catch (error) {
 *   notifyAboutVolumeAction(context, volume, { ...details, phase: 'error', error });
 *   throw error;
 * }
 * ```
 */
export function notifyAboutVolumeAction<Action extends keyof VolumeParameters & string>(
  context: RequestContext,
  volume: Resource,
  details: DetailsOf<VolumeParameters, Action>,
): void {
  emit(subject, describeVolume, context, volume, details);
}

/** From https://docs.openstack.org/api-ref/block-storage/v3/#show-a-volume-s-details. */
function describeVolume(volume: unknown): Described<VolumeResource> {
  return {
    type: 'volume',
    id: textOf(volume, 'id'),
    name: textOf(volume, 'name'),
    project_id: textOf(volume, 'os-vol-tenant-attr:tenant_id', 'project_id'),
    user_id: textOf(volume, 'user_id'),
    snapshot_id: textOf(volume, 'snapshot_id'),
    source_volid: textOf(volume, 'source_volid'),
    group_id: textOf(volume, 'group_id'),
    attached_to: textsIn(volume, 'attachments', 'server_id'),
    status: textOf(volume, 'status'),
    bootable: flagOf(volume, 'bootable'),
    encrypted: flagOf(volume, 'encrypted'),
    multiattach: flagOf(volume, 'multiattach'),
    size: numberOf(volume, 'size'),
    volume_type: textOf(volume, 'volume_type'),
    volume_type_id: textOf(volume, 'volume_type_id'),
    availability_zone: textOf(volume, 'availability_zone'),
    host: textOf(volume, 'os-vol-host-attr:host'),
    created_at: textOf(volume, 'created_at'),
  };
}
