import {
  router as subject,
  type RouterParameters,
  type RouterResource,
} from '../../generated/network/router.ts';
import type { RequestContext } from '../../utils/api/request-context.ts';
import type { Described, DetailsOf } from '../../utils/api/details.ts';
import { flagOf, textOf, textsIn, textsOf } from '../../utils/describing/members.ts';
import { emit } from '../../utils/emit.ts';
import { read } from '../../utils/describing/safe-read.ts';
import type { Resource } from '../../utils/api/resource.ts';

/**
 * Emits a notification of an action on a router. Returns at once and never throws, whatever its arguments.
 *
 * `router` is the object as Neutron's API v2.0 returned it, or as little as `{ id }` or `{ name }`.
 *
 * @param context Who acts, in which request: from `contextFromRequest`, or made by hand.
 * @param router The resource of the action, as described above. `undefined` members and `null` count as absent.
 * @param details The `action`, its `phase` and `parameters`; the `error` in the phase `error`; `at` and `duration` of a
 * past action.
 * @example
 * ```ts
 * import { notifyAboutRouterAction, type RequestContext } from 'notify-about';
 *
 * declare const context: RequestContext, router: { id: string }, network: { id: string };
 *
 * const parameters = { network_id: network.id, enable_snat: true };
 * notifyAboutRouterAction(context, router, { action: 'set_gateway', phase: 'end', parameters });
 * ```
 */
export function notifyAboutRouterAction<Action extends keyof RouterParameters & string>(
  context: RequestContext,
  router: Resource,
  details: DetailsOf<RouterParameters, Action>,
): void {
  emit(subject, describeRouter, context, router, details);
}

/** From https://docs.openstack.org/api-ref/network/v2/#show-router-details. */
function describeRouter(router: unknown): Described<RouterResource> {
  const gateway = read(router, 'external_gateway_info');
  return {
    type: 'router',
    id: textOf(router, 'id'),
    name: textOf(router, 'name'),
    project_id: textOf(router, 'project_id', 'tenant_id'),
    external_network_id: textOf(gateway, 'network_id'),
    status: textOf(router, 'status'),
    admin_state_up: flagOf(router, 'admin_state_up'),
    external_ip_addresses: textsIn(gateway, 'external_fixed_ips', 'ip_address'),
    enable_snat: flagOf(gateway, 'enable_snat'),
    distributed: flagOf(router, 'distributed'),
    ha: flagOf(router, 'ha'),
    availability_zones: textsOf(router, 'availability_zones'),
    created_at: textOf(router, 'created_at'),
  };
}
