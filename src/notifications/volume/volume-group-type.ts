import {
  volumeGroupType as subject,
  type VolumeGroupTypeParameters,
  type VolumeGroupTypeResource,
} from '../../generated/volume/volume-group-type.ts';
import type { RequestContext } from '../../utils/api/request-context.ts';
import type { Described, DetailsOf } from '../../utils/api/details.ts';
import { flagOf, textOf } from '../../utils/describing/members.ts';
import { emit } from '../../utils/emit.ts';
import type { Resource } from '../../utils/api/resource.ts';

/**
 * Emits a notification of an action on a group type. Returns at once and never throws, whatever its arguments.
 *
 * `groupType` is the object as Cinder's API v3 returned it, or as little as `{ id }` or `{ name }`.
 *
 * @param context Who acts, in which request: from `contextFromRequest`, or made by hand.
 * @param groupType The resource of the action, as described above. `undefined` members and `null` count as absent.
 * @param details The `action`, its `phase` and `parameters`; the `error` in the phase `error`; `at` and `duration` of a
 * past action.
 * @example
 * ```ts
 * import { notifyAboutVolumeGroupTypeAction, type RequestContext } from 'notify-about';
 *
 * declare const context: RequestContext, groupType: { id: string; name: string };
 *
 * notifyAboutVolumeGroupTypeAction(context, groupType, {
 *   action: 'update',
 *   phase: 'end',
 *   parameters: { description: 'for databases', is_public: false },
 * });
 * ```
 */
export function notifyAboutVolumeGroupTypeAction<Action extends keyof VolumeGroupTypeParameters & string>(
  context: RequestContext,
  groupType: Resource,
  details: DetailsOf<VolumeGroupTypeParameters, Action>,
): void {
  emit(subject, describeVolumeGroupType, context, groupType, details);
}

/** From https://docs.openstack.org/api-ref/block-storage/v3/#show-group-type-details. */
function describeVolumeGroupType(groupType: unknown): Described<VolumeGroupTypeResource> {
  return {
    type: 'volume_group_type',
    id: textOf(groupType, 'id'),
    name: textOf(groupType, 'name'),
    is_public: flagOf(groupType, 'is_public'),
  };
}
