import {
  flavorExtraSpec as subject,
  type FlavorExtraSpecParameters,
  type FlavorExtraSpecResource,
} from '../../generated/compute/flavor-extra-spec.ts';
import type { RequestContext } from '../../utils/api/request-context.ts';
import type { Described, DetailsOf } from '../../utils/api/details.ts';
import { textOf } from '../../utils/describing/members.ts';
import { emit } from '../../utils/emit.ts';
import type { Resource } from '../../utils/api/resource.ts';

/**
 * Emits a notification of an action on an extra spec of a flavor. Returns at once and never throws, whatever its
 * arguments.
 *
 * `spec` is `{ flavor_id, key }`, or as little as `{ id }` (of the flavor) or `{ name }` (the key): Nova's API v2.1
 * returns keys and values alone.
 *
 * @param context Who acts, in which request: from `contextFromRequest`, or made by hand.
 * @param spec The resource of the action, as described above. `undefined` members and `null` count as absent.
 * @param details The `action`, its `phase` and `parameters`; the `error` in the phase `error`; `at` and `duration` of a
 * past action.
 * @example
 * ```ts
 * import { notifyAboutFlavorExtraSpecAction, type RequestContext } from 'notify-about';
 *
 * declare const context: RequestContext, flavor: { id: string };
 *
 * const spec = { flavor_id: flavor.id, key: 'hw:cpu_policy' };
 * const parameters = { value: 'dedicated' };
 * notifyAboutFlavorExtraSpecAction(context, spec, { action: 'create', phase: 'end', parameters });
 * ```
 */
export function notifyAboutFlavorExtraSpecAction<Action extends keyof FlavorExtraSpecParameters & string>(
  context: RequestContext,
  spec: Resource,
  details: DetailsOf<FlavorExtraSpecParameters, Action>,
): void {
  emit(subject, describeFlavorExtraSpec, context, spec, details);
}

/** From https://docs.openstack.org/api-ref/compute/#show-an-extra-spec-for-a-flavor. */
function describeFlavorExtraSpec(spec: unknown): Described<FlavorExtraSpecResource> {
  return {
    type: 'flavor_extra_spec',
    id: textOf(spec, 'flavor_id', 'id'),
    name: textOf(spec, 'key', 'name'),
    flavor_id: textOf(spec, 'flavor_id', 'id'),
    key: textOf(spec, 'key', 'name'),
  };
}
