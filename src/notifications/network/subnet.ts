import {
  subnet as subject,
  type SubnetParameters,
  type SubnetResource,
} from '../../generated/network/subnet.ts';
import type { RequestContext } from '../../utils/api/request-context.ts';
import type { Described, DetailsOf } from '../../utils/api/details.ts';
import { flagOf, numberOf, textOf, textsOf } from '../../utils/describing/members.ts';
import { emit } from '../../utils/emit.ts';
import type { Resource } from '../../utils/api/resource.ts';

/**
 * Emits a notification of an action on a subnet. Returns at once and never throws, whatever its arguments.
 *
 * `subnet` is the object as Neutron's API v2.0 returned it, or as little as `{ id }` or `{ name }`.
 *
 * @param context Who acts, in which request: from `contextFromRequest`, or made by hand.
 * @param subnet The resource of the action, as described above. `undefined` members and `null` count as absent.
 * @param details The `action`, its `phase` and `parameters`; the `error` in the phase `error`; `at` and `duration` of a
 * past action.
 * @example
 * ```ts
 * import { notifyAboutSubnetAction, type RequestContext } from 'notify-about';
 *
 * declare const context: RequestContext, subnet: { id: string };
 *
 * const parameters = { no_gateway: true, host_routes: [{ destination: '10.1.0.0/16', nexthop: '10.0.0.1' }] };
 * notifyAboutSubnetAction(context, subnet, { action: 'update', phase: 'start', parameters });
 * ```
 */
export function notifyAboutSubnetAction<Action extends keyof SubnetParameters & string>(
  context: RequestContext,
  subnet: Resource,
  details: DetailsOf<SubnetParameters, Action>,
): void {
  emit(subject, describeSubnet, context, subnet, details);
}

/** From https://docs.openstack.org/api-ref/network/v2/#show-subnet-details. */
function describeSubnet(subnet: unknown): Described<SubnetResource> {
  return {
    type: 'subnet',
    id: textOf(subnet, 'id'),
    name: textOf(subnet, 'name'),
    project_id: textOf(subnet, 'project_id', 'tenant_id'),
    network_id: textOf(subnet, 'network_id'),
    subnetpool_id: textOf(subnet, 'subnetpool_id'),
    segment_id: textOf(subnet, 'segment_id'),
    ip_version: numberOf(subnet, 'ip_version'),
    cidr: textOf(subnet, 'cidr'),
    gateway_ip: textOf(subnet, 'gateway_ip'),
    enable_dhcp: flagOf(subnet, 'enable_dhcp'),
    dns_nameservers: textsOf(subnet, 'dns_nameservers'),
    ipv6_ra_mode: textOf(subnet, 'ipv6_ra_mode'),
    ipv6_address_mode: textOf(subnet, 'ipv6_address_mode'),
    created_at: textOf(subnet, 'created_at'),
  };
}
