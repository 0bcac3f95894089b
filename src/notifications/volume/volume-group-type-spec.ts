import {
  volumeGroupTypeSpec as subject,
  type VolumeGroupTypeSpecParameters,
  type VolumeGroupTypeSpecResource,
} from '../../generated/volume/volume-group-type-spec.ts';
import type { RequestContext } from '../../utils/api/request-context.ts';
import type { Described, DetailsOf } from '../../utils/api/details.ts';
import { textOf } from '../../utils/describing/members.ts';
import { emit } from '../../utils/emit.ts';
import type { Resource } from '../../utils/api/resource.ts';

/**
 * Emits a notification of an action on a spec of a group type. Returns at once and never throws, whatever its
 * arguments.
 *
 * `spec` is `{ group_type_id, key }`, or as little as `{ id }` (of the group type) or `{ name }` (the key): Cinder's
 * API v3 returns keys and values alone.
 *
 * @param context Who acts, in which request: from `contextFromRequest`, or made by hand.
 * @param spec The resource of the action, as described above. `undefined` members and `null` count as absent.
 * @param details The `action`, its `phase` and `parameters`; the `error` in the phase `error`; `at` and `duration` of a
 * past action.
 * @example
 * ```ts
 * import { notifyAboutVolumeGroupTypeSpecAction, type RequestContext } from 'notify-about';
 *
 * declare const context: RequestContext;
 *
 * const spec = { group_type_id: '6685584b-1eac-4da6-b5c3-555430cf68ff', key: 'consistent_group_snapshot_enabled' };
 * notifyAboutVolumeGroupTypeSpecAction(context, spec, { action: 'delete', phase: 'start' });
 * notifyAboutVolumeGroupTypeSpecAction(context, spec, { action: 'delete', phase: 'end' });
 * ```
 */
export function notifyAboutVolumeGroupTypeSpecAction<
  Action extends keyof VolumeGroupTypeSpecParameters & string,
>(context: RequestContext, spec: Resource, details: DetailsOf<VolumeGroupTypeSpecParameters, Action>): void {
  emit(subject, describeVolumeGroupTypeSpec, context, spec, details);
}

/** From https://docs.openstack.org/api-ref/block-storage/v3/#group-type-specs. */
function describeVolumeGroupTypeSpec(spec: unknown): Described<VolumeGroupTypeSpecResource> {
  return {
    type: 'volume_group_type_spec',
    id: textOf(spec, 'group_type_id', 'id'),
    name: textOf(spec, 'key', 'name'),
    group_type_id: textOf(spec, 'group_type_id', 'id'),
    key: textOf(spec, 'key', 'name'),
  };
}
