import {
  floatingIp as subject,
  type FloatingIpParameters,
  type FloatingIpResource,
} from '../../generated/network/floating-ip.ts';
import type { RequestContext } from '../../utils/api/request-context.ts';
import type { Described, DetailsOf } from '../../utils/api/details.ts';
import { textOf } from '../../utils/describing/members.ts';
import { emit } from '../../utils/emit.ts';
import { read } from '../../utils/describing/safe-read.ts';
import type { Resource } from '../../utils/api/resource.ts';

/**
 * Emits a notification of an action on a floating IP. Returns at once and never throws, whatever its arguments.
 *
 * `floatingIp` is the object as Neutron's API v2.0 returned it, or as little as `{ id }` or `{ ip_address }`.
 *
 * @param context Who acts, in which request: from `contextFromRequest`, or made by hand.
 * @param floatingIp The resource of the action, as described above. `undefined` members and `null` count as absent.
 * @param details The `action`, its `phase` and `parameters`; the `error` in the phase `error`; `at` and `duration` of a
 * past action.
 * @example
 * ```ts
 * import { notifyAboutFloatingIpAction, type RequestContext } from 'notify-about';
 *
 * declare const context: RequestContext, floatingIp: { id: string }, port: { id: string; device_id: string };
 *
 * const parameters = { port_id: port.id, instance_id: port.device_id };
 * notifyAboutFloatingIpAction(context, floatingIp, { action: 'associate', phase: 'end', parameters });
 * ```
 */
export function notifyAboutFloatingIpAction<Action extends keyof FloatingIpParameters & string>(
  context: RequestContext,
  floatingIp: Resource,
  details: DetailsOf<FloatingIpParameters, Action>,
): void {
  emit(subject, describeFloatingIp, context, floatingIp, details);
}

/** From https://docs.openstack.org/api-ref/network/v2/#show-floating-ip-details. */
function describeFloatingIp(floatingIp: unknown): Described<FloatingIpResource> {
  return {
    type: 'floating_ip',
    id: textOf(floatingIp, 'id'),
    name: textOf(floatingIp, 'floating_ip_address', 'ip_address', 'name'),
    project_id: textOf(floatingIp, 'project_id', 'tenant_id'),
    floating_network_id: textOf(floatingIp, 'floating_network_id'),
    router_id: textOf(floatingIp, 'router_id'),
    port_id: textOf(floatingIp, 'port_id'),
    device_id: textOf(read(floatingIp, 'port_details'), 'device_id'),
    status: textOf(floatingIp, 'status'),
    fixed_ip_address: textOf(floatingIp, 'fixed_ip_address'),
    dns_domain: textOf(floatingIp, 'dns_domain'),
    dns_name: textOf(floatingIp, 'dns_name'),
    created_at: textOf(floatingIp, 'created_at'),
  };
}
