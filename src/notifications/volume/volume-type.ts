import {
  volumeType as subject,
  type VolumeTypeParameters,
  type VolumeTypeResource,
} from '../../generated/volume/volume-type.ts';
import type { RequestContext } from '../../utils/api/request-context.ts';
import type { Described, DetailsOf } from '../../utils/api/details.ts';
import { flagOf, textOf } from '../../utils/describing/members.ts';
import { emit } from '../../utils/emit.ts';
import type { Resource } from '../../utils/api/resource.ts';

/**
 * Emits a notification of an action on a volume type. Returns at once and never throws, whatever its arguments.
 *
 * `volumeType` is the object as Cinder's API v3 returned it, or as little as `{ id }` or `{ name }`.
 *
 * @param context Who acts, in which request: from `contextFromRequest`, or made by hand.
 * @param volumeType The resource of the action, as described above. `undefined` members and `null` count as absent.
 * @param details The `action`, its `phase` and `parameters`; the `error` in the phase `error`; `at` and `duration` of a
 * past action.
 * @example
 * ```ts
 * import { notifyAboutVolumeTypeAction, type RequestContext } from 'notify-about';
 *
 * declare const context: RequestContext, volumeType: { id: string; name: string };
 *
 * notifyAboutVolumeTypeAction(context, volumeType, {
 *   action: 'update_access',
 *   phase: 'end',
 *   parameters: { added_project_ids: ['9b2e4d6f8a0c4e1f9d3b5a7c1e2f4d60'], removed_project_ids: [] },
 * });
 * ```
 */
export function notifyAboutVolumeTypeAction<Action extends keyof VolumeTypeParameters & string>(
  context: RequestContext,
  volumeType: Resource,
  details: DetailsOf<VolumeTypeParameters, Action>,
): void {
  emit(subject, describeVolumeType, context, volumeType, details);
}

/** From https://docs.openstack.org/api-ref/block-storage/v3/#show-volume-type-detail. */
function describeVolumeType(volumeType: unknown): Described<VolumeTypeResource> {
  return {
    type: 'volume_type',
    id: textOf(volumeType, 'id'),
    name: textOf(volumeType, 'name'),
    qos_spec_id: textOf(volumeType, 'qos_specs_id'),
    is_public: flagOf(volumeType, 'is_public', 'os-volume-type-access:is_public'),
  };
}
