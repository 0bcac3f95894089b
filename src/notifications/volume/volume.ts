import {
  volume as subject,
  type VolumeParameters,
  type VolumeResource,
} from '../../generated/volume/volume.ts';
import type { RequestContext } from '../../utils/context.ts';
import type { Details, Given } from '../../utils/details.ts';
import { emit } from '../../utils/emit.ts';
import { flag, number, read, text, textsOf } from '../../utils/reading.ts';

/**
 * Tells what a user did to a volume. Returns at once and never throws, whatever it is given.
 *
 * `volume` is the object as Cinder's API v3 returned it, or as little as `{ id }` or `{ name }`.
 *
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
export function notifyAboutVolumeAction(
  context: RequestContext,
  volume: object,
  details: Details<VolumeParameters>,
): void {
  emit(subject, describeVolume, context, volume, details);
}

/** From https://docs.openstack.org/api-ref/block-storage/v3/#show-a-volume-s-details. */
function describeVolume(volume: unknown): Given<VolumeResource> {
  return {
    type: 'volume',
    id: text(read(volume, 'id')),
    name: text(read(volume, 'name')),
    project_id: text(read(volume, 'os-vol-tenant-attr:tenant_id') ?? read(volume, 'project_id')),
    user_id: text(read(volume, 'user_id')),
    status: text(read(volume, 'status')),
    size: number(read(volume, 'size')),
    volume_type: text(read(volume, 'volume_type')),
    availability_zone: text(read(volume, 'availability_zone')),
    host: text(read(volume, 'os-vol-host-attr:host')),
    bootable: flag(read(volume, 'bootable')),
    encrypted: flag(read(volume, 'encrypted')),
    multiattach: flag(read(volume, 'multiattach')),
    snapshot_id: text(read(volume, 'snapshot_id')),
    source_volid: text(read(volume, 'source_volid')),
    group_id: text(read(volume, 'group_id')),
    attached_to: textsOf(read(volume, 'attachments'), 'server_id'),
    created_at: text(read(volume, 'created_at')),
  };
}
