import {
  port as subject,
  type PortFixedIp,
  type PortParameters,
  type PortResource,
} from '../../generated/network/port.ts';
import type { RequestContext } from '../../utils/api/request-context.ts';
import type { Described, DetailsOf } from '../../utils/api/details.ts';
import { eachOf, flagOf, textOf, textsOf } from '../../utils/describing/members.ts';
import { emit } from '../../utils/emit.ts';
import type { Resource } from '../../utils/api/resource.ts';

/**
 * Emits a notification of an action on a port. Returns at once and never throws, whatever its arguments.
 *
 * `port` is the object as Neutron's API v2.0 returned it, or as little as `{ id }` or `{ name }`.
 *
 * @param context Who acts, in which request: from `contextFromRequest`, or made by hand.
 * @param port The resource of the action, as described above. `undefined` members and `null` count as absent.
 * @param details The `action`, its `phase` and `parameters`; the `error` in the phase `error`; `at` and `duration` of a
 * past action.
 * @example
 * ```ts
 * import { notifyAboutPortAction, type RequestContext } from 'notify-about';
 *
 * declare const context: RequestContext, port: { id: string }, neutron: { deletePort(id: string): Promise<void> };
 *
 * try {
 *   await neutron.deletePort(port.id);
 *   notifyAboutPortAction(context, port, { action: 'delete', phase: 'end' });
 * } catch (error) {
 *   notifyAboutPortAction(context, port, { action: 'delete', phase: 'error', error });
 * }
 * ```
 */
export function notifyAboutPortAction<Action extends keyof PortParameters & string>(
  context: RequestContext,
  port: Resource,
  details: DetailsOf<PortParameters, Action>,
): void {
  emit(subject, describePort, context, port, details);
}

/** From https://docs.openstack.org/api-ref/network/v2/#show-port-details. */
function describePort(port: unknown): Described<PortResource> {
  return {
    type: 'port',
    id: textOf(port, 'id'),
    name: textOf(port, 'name'),
    project_id: textOf(port, 'project_id', 'tenant_id'),
    network_id: textOf(port, 'network_id'),
    device_id: textOf(port, 'device_id'),
    device_owner: textOf(port, 'device_owner'),
    security_group_ids: textsOf(port, 'security_groups'),
    status: textOf(port, 'status'),
    admin_state_up: flagOf(port, 'admin_state_up'),
    mac_address: textOf(port, 'mac_address'),
    fixed_ips: eachOf(port, 'fixed_ips', describeFixedIp),
    binding_vnic_type: textOf(port, 'binding:vnic_type'),
    host: textOf(port, 'binding:host_id'),
    mac_learning_enabled: flagOf(port, 'mac_learning_enabled'),
    port_security_enabled: flagOf(port, 'port_security_enabled'),
    created_at: textOf(port, 'created_at'),
  };
}

function describeFixedIp(fixedIp: unknown): Described<PortFixedIp> {
  return { subnet_id: textOf(fixedIp, 'subnet_id'), ip_address: textOf(fixedIp, 'ip_address') };
}
