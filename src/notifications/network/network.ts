import {
  network as subject,
  type NetworkParameters,
  type NetworkProvider,
  type NetworkResource,
} from '../../generated/network/network.ts';
import type { RequestContext } from '../../utils/api/request-context.ts';
import type { Described, DetailsOf } from '../../utils/api/details.ts';
import { eachOf, flagOf, numberOf, textOf, textsOf } from '../../utils/describing/members.ts';
import { emit } from '../../utils/emit.ts';
import type { Resource } from '../../utils/api/resource.ts';

/**
 * Emits a notification of an action on a network. Returns at once and never throws, whatever its arguments.
 *
 * `network` is the object as Neutron's API v2.0 returned it, or as little as `{ id }` or `{ name }`.
 *
 * @param context Who acts, in which request: from `contextFromRequest`, or made by hand.
 * @param network The resource of the action, as described above. `undefined` members and `null` count as absent.
 * @param details The `action`, its `phase` and `parameters`; the `error` in the phase `error`; `at` and `duration` of a
 * past action.
 * @example
 * ```ts
 * import { notifyAboutNetworkAction, type RequestContext } from 'notify-about';
 *
 * declare const context: RequestContext, network: { id: string };
 *
 * const parameters = { admin_state_up: true, shared: false, with_subnet: true };
 * notifyAboutNetworkAction(context, network, { action: 'create', phase: 'end', parameters });
 * ```
 */
export function notifyAboutNetworkAction<Action extends keyof NetworkParameters & string>(
  context: RequestContext,
  network: Resource,
  details: DetailsOf<NetworkParameters, Action>,
): void {
  emit(subject, describeNetwork, context, network, details);
}

/** From https://docs.openstack.org/api-ref/network/v2/#show-network-details. */
function describeNetwork(network: unknown): Described<NetworkResource> {
  return {
    type: 'network',
    id: textOf(network, 'id'),
    name: textOf(network, 'name'),
    project_id: textOf(network, 'project_id', 'tenant_id'),
    subnet_ids: textsOf(network, 'subnets'),
    status: textOf(network, 'status'),
    admin_state_up: flagOf(network, 'admin_state_up'),
    shared: flagOf(network, 'shared'),
    external: flagOf(network, 'router:external'),
    provider: describeProvider(network),
    segments: eachOf(network, 'segments', describeProvider),
    mtu: numberOf(network, 'mtu'),
    port_security_enabled: flagOf(network, 'port_security_enabled'),
    availability_zones: textsOf(network, 'availability_zones'),
    created_at: textOf(network, 'created_at'),
  };
}

/** Neutron returns it to administrators only. */
function describeProvider(network: unknown): Described<NetworkProvider> | undefined {
  const network_type = textOf(network, 'provider:network_type');
  if (network_type === undefined) return undefined;
  return {
    network_type,
    physical_network: textOf(network, 'provider:physical_network'),
    segmentation_id: numberOf(network, 'provider:segmentation_id'),
  };
}
