import {
  floatingIpPortForwarding as subject,
  type FloatingIpPortForwardingParameters,
  type FloatingIpPortForwardingResource,
} from '../../generated/network/floating-ip-port-forwarding.ts';
import type { RequestContext } from '../../utils/api/request-context.ts';
import type { Described, DetailsOf } from '../../utils/api/details.ts';
import { numberOf, textOf } from '../../utils/describing/members.ts';
import { emit } from '../../utils/emit.ts';
import type { Resource } from '../../utils/api/resource.ts';

/**
 * Emits a notification of an action on a port forwarding of a floating IP. Returns at once and never throws, whatever
 * its arguments.
 *
 * `portForwarding` is the object as Neutron's API v2.0 returned it, with the `floating_ip_id` and the `ip_address` of
 * its floating IP when they are known, or as little as `{ id }`.
 *
 * @param context Who acts, in which request: from `contextFromRequest`, or made by hand.
 * @param portForwarding The resource of the action, as described above. `undefined` members and `null` count as absent.
 * @param details The `action`, its `phase` and `parameters`; the `error` in the phase `error`; `at` and `duration` of a
 * past action.
 * @example
 * ```ts
 * import { notifyAboutFloatingIpPortForwardingAction, type RequestContext } from 'notify-about';
 *
 * declare const context: RequestContext, forwarding: object, floatingIp: { id: string; ip: string };
 *
 * const portForwarding = { ...forwarding, floating_ip_id: floatingIp.id, ip_address: floatingIp.ip };
 * notifyAboutFloatingIpPortForwardingAction(context, portForwarding, { action: 'delete', phase: 'end' });
 * ```
 */
export function notifyAboutFloatingIpPortForwardingAction<
  Action extends keyof FloatingIpPortForwardingParameters & string,
>(
  context: RequestContext,
  portForwarding: Resource,
  details: DetailsOf<FloatingIpPortForwardingParameters, Action>,
): void {
  emit(subject, describeFloatingIpPortForwarding, context, portForwarding, details);
}

/** From https://docs.openstack.org/api-ref/network/v2/#show-port-forwarding. */
function describeFloatingIpPortForwarding(
  portForwarding: unknown,
): Described<FloatingIpPortForwardingResource> {
  return {
    type: 'floating_ip_port_forwarding',
    id: textOf(portForwarding, 'id', 'port_forwarding_id'),
    name: textOf(portForwarding, 'ip_address', 'floating_ip_address', 'name'),
    floating_ip_id: textOf(portForwarding, 'floating_ip_id', 'floatingip_id'),
    protocol: textOf(portForwarding, 'protocol'),
    external_port: numberOf(portForwarding, 'external_port'),
    external_port_range: textOf(portForwarding, 'external_port_range'),
    internal_port: numberOf(portForwarding, 'internal_port'),
    internal_port_range: textOf(portForwarding, 'internal_port_range'),
    internal_ip_address: textOf(portForwarding, 'internal_ip_address'),
    internal_port_id: textOf(portForwarding, 'internal_port_id'),
  };
}
