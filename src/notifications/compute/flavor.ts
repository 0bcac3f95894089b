import {
  flavor as subject,
  type FlavorParameters,
  type FlavorResource,
} from '../../generated/compute/flavor.ts';
import type { RequestContext } from '../../utils/api/request-context.ts';
import type { Described, DetailsOf } from '../../utils/api/details.ts';
import { flagOf, numberOf, textOf } from '../../utils/describing/members.ts';
import { emit } from '../../utils/emit.ts';
import type { Resource } from '../../utils/api/resource.ts';

/**
 * Emits a notification of an action on a flavor. Returns at once and never throws, whatever its arguments.
 *
 * `flavor` is the object as Nova's API v2.1 returned it, at any microversion, or as little as `{ id }` or `{ name }`.
 *
 * @param context Who acts, in which request: from `contextFromRequest`, or made by hand.
 * @param flavor The resource of the action, as described above. `undefined` members and `null` count as absent.
 * @param details The `action`, its `phase` and `parameters`; the `error` in the phase `error`; `at` and `duration` of a
 * past action.
 * @example
 * ```ts
 * import { notifyAboutFlavorAction, type RequestContext } from 'notify-about';
 *
 * declare const context: RequestContext, flavor: { id: string; name: string };
 *
 * const parameters = { is_public: false, added_project_ids: ['9b2e4d6f8a0c4e1f9d3b5a7c1e2f4d60'] };
 * notifyAboutFlavorAction(context, flavor, { action: 'update_access', phase: 'end', parameters });
 * ```
 */
export function notifyAboutFlavorAction<Action extends keyof FlavorParameters & string>(
  context: RequestContext,
  flavor: Resource,
  details: DetailsOf<FlavorParameters, Action>,
): void {
  emit(subject, describeFlavor, context, flavor, details);
}

/** From https://docs.openstack.org/api-ref/compute/#show-flavor-details. */
function describeFlavor(flavor: unknown): Described<FlavorResource> {
  return {
    type: 'flavor',
    id: textOf(flavor, 'id'),
    name: textOf(flavor, 'name'),
    is_public: flagOf(flavor, 'os-flavor-access:is_public'),
    vcpus: numberOf(flavor, 'vcpus'),
    ram: numberOf(flavor, 'ram'),
    disk: numberOf(flavor, 'disk'),
    ephemeral: numberOf(flavor, 'OS-FLV-EXT-DATA:ephemeral'),
    // '' when there is none, up to microversion 2.74.
    swap: numberOf(flavor, 'swap'),
    rxtx_factor: numberOf(flavor, 'rxtx_factor'),
  };
}
