import {
  volumeTypeEncryption as subject,
  type VolumeTypeEncryptionParameters,
  type VolumeTypeEncryptionResource,
} from '../../generated/volume/volume-type-encryption.ts';
import type { RequestContext } from '../../utils/api/request-context.ts';
import type { Described, DetailsOf } from '../../utils/api/details.ts';
import { numberOf, textOf } from '../../utils/describing/members.ts';
import { emit } from '../../utils/emit.ts';
import type { Resource } from '../../utils/api/resource.ts';

/**
 * Emits a notification of an action on the encryption of a volume type. Returns at once and never throws, whatever its
 * arguments.
 *
 * `encryption` is the object as Cinder's API v3 returned it, with the `volume_type_name` when it is known; or as little
 * as `{ id }` or `{ name }` (of the volume type).
 *
 * @param context Who acts, in which request: from `contextFromRequest`, or made by hand.
 * @param encryption The resource of the action, as described above. `undefined` members and `null` count as absent.
 * @param details The `action`, its `phase` and `parameters`; the `error` in the phase `error`; `at` and `duration` of a
 * past action.
 * @example
 * ```ts
 * import { notifyAboutVolumeTypeEncryptionAction, type RequestContext } from 'notify-about';
 *
 * declare const context: RequestContext, volumeType: { id: string; name: string };
 *
 * const encryption = { volume_type_id: volumeType.id, volume_type_name: volumeType.name };
 * notifyAboutVolumeTypeEncryptionAction(context, encryption, { action: 'delete', phase: 'start' });
 * ```
 */
export function notifyAboutVolumeTypeEncryptionAction<
  Action extends keyof VolumeTypeEncryptionParameters & string,
>(
  context: RequestContext,
  encryption: Resource,
  details: DetailsOf<VolumeTypeEncryptionParameters, Action>,
): void {
  emit(subject, describeVolumeTypeEncryption, context, encryption, details);
}

/** From https://docs.openstack.org/api-ref/block-storage/v3/#show-an-encryption-type. */
function describeVolumeTypeEncryption(encryption: unknown): Described<VolumeTypeEncryptionResource> {
  return {
    type: 'volume_type_encryption',
    id: textOf(encryption, 'volume_type_id', 'id'),
    name: textOf(encryption, 'volume_type_name', 'name'),
    volume_type_id: textOf(encryption, 'volume_type_id', 'id'),
    encryption_id: textOf(encryption, 'encryption_id'),
    provider: textOf(encryption, 'provider'),
    control_location: textOf(encryption, 'control_location'),
    cipher: textOf(encryption, 'cipher'),
    key_size: numberOf(encryption, 'key_size'),
    created_at: textOf(encryption, 'created_at'),
  };
}
