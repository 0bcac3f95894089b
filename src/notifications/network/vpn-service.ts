import {
  vpnService as subject,
  type VpnServiceParameters,
  type VpnServiceResource,
} from '../../generated/network/vpn-service.ts';
import type { RequestContext } from '../../utils/api/request-context.ts';
import type { Described, DetailsOf } from '../../utils/api/details.ts';
import { flagOf, textOf } from '../../utils/describing/members.ts';
import { emit } from '../../utils/emit.ts';
import type { Resource } from '../../utils/api/resource.ts';

/**
 * Emits a notification of an action on a VPN service. Returns at once and never throws, whatever its arguments.
 *
 * `service` is the object as Neutron's VPNaaS returned it, or as little as `{ id }` or `{ name }`.
 *
 * @param context Who acts, in which request: from `contextFromRequest`, or made by hand.
 * @param service The resource of the action, as described above. `undefined` members and `null` count as absent.
 * @param details The `action`, its `phase` and `parameters`; the `error` in the phase `error`; `at` and `duration` of a
 * past action.
 * @example
 * ```ts
 * import { notifyAboutVpnServiceAction, type RequestContext } from 'notify-about';
 *
 * declare const context: RequestContext, service: { id: string; name: string };
 *
 * const parameters = { router_id: '66e3b16c-8ce5-40fb-bb49-ab6d8dc3f2aa', admin_state_up: true };
 * notifyAboutVpnServiceAction(context, service, { action: 'create', phase: 'end', parameters });
 * ```
 */
export function notifyAboutVpnServiceAction<Action extends keyof VpnServiceParameters & string>(
  context: RequestContext,
  service: Resource,
  details: DetailsOf<VpnServiceParameters, Action>,
): void {
  emit(subject, describeVpnService, context, service, details);
}

/** From https://docs.openstack.org/api-ref/network/v2/#show-vpn-service-details. */
function describeVpnService(service: unknown): Described<VpnServiceResource> {
  return {
    type: 'vpn_service',
    id: textOf(service, 'id', 'vpn_service_id'),
    name: textOf(service, 'name'),
    project_id: textOf(service, 'project_id', 'tenant_id'),
    router_id: textOf(service, 'router_id'),
    subnet_id: textOf(service, 'subnet_id'),
    status: textOf(service, 'status'),
    admin_state_up: flagOf(service, 'admin_state_up'),
  };
}
