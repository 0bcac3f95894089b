import {
  volumeTypeExtraSpec as subject,
  type VolumeTypeExtraSpecParameters,
  type VolumeTypeExtraSpecResource,
} from '../../generated/volume/volume-type-extra-spec.ts';
import type { RequestContext } from '../../utils/api/request-context.ts';
import type { Described, DetailsOf } from '../../utils/api/details.ts';
import { textOf } from '../../utils/describing/members.ts';
import { emit } from '../../utils/emit.ts';
import type { Resource } from '../../utils/api/resource.ts';

/**
 * Emits a notification of an action on an extra spec of a volume type. Returns at once and never throws, whatever its
 * arguments.
 *
 * `extraSpec` is `{ volume_type_id, key }`, or as little as `{ id }` (of the volume type) or `{ name }` (the key):
 * Cinder's API v3 returns keys and values alone.
 *
 * @param context Who acts, in which request: from `contextFromRequest`, or made by hand.
 * @param extraSpec The resource of the action, as described above. `undefined` members and `null` count as absent.
 * @param details The `action`, its `phase` and `parameters`; the `error` in the phase `error`; `at` and `duration` of a
 * past action.
 * @example
 * ```ts
 * import { notifyAboutVolumeTypeExtraSpecAction, type RequestContext } from 'notify-about';
 *
 * declare const context: RequestContext, volumeType: { id: string };
 *
 * const extraSpec = { volume_type_id: volumeType.id, key: 'volume_backend_name' };
 * const parameters = { value: 'lvm' };
 * notifyAboutVolumeTypeExtraSpecAction(context, extraSpec, { action: 'create', phase: 'end', parameters });
 * ```
 */
export function notifyAboutVolumeTypeExtraSpecAction<
  Action extends keyof VolumeTypeExtraSpecParameters & string,
>(
  context: RequestContext,
  extraSpec: Resource,
  details: DetailsOf<VolumeTypeExtraSpecParameters, Action>,
): void {
  emit(subject, describeVolumeTypeExtraSpec, context, extraSpec, details);
}

/** From https://docs.openstack.org/api-ref/block-storage/v3/#volume-types-types. */
function describeVolumeTypeExtraSpec(extraSpec: unknown): Described<VolumeTypeExtraSpecResource> {
  return {
    type: 'volume_type_extra_spec',
    id: textOf(extraSpec, 'volume_type_id', 'id'),
    name: textOf(extraSpec, 'key', 'name'),
    volume_type_id: textOf(extraSpec, 'volume_type_id', 'id'),
    key: textOf(extraSpec, 'key', 'name'),
  };
}
