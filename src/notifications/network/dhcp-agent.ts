import {
  dhcpAgent as subject,
  type DhcpAgentParameters,
  type DhcpAgentResource,
} from '../../generated/network/dhcp-agent.ts';
import type { RequestContext } from '../../utils/api/request-context.ts';
import type { Described, DetailsOf } from '../../utils/api/details.ts';
import { flagOf, textOf } from '../../utils/describing/members.ts';
import { emit } from '../../utils/emit.ts';
import type { Resource } from '../../utils/api/resource.ts';

/**
 * Emits a notification of an action on a DHCP agent. Returns at once and never throws, whatever its arguments.
 *
 * `agent` is the object as Neutron's API v2.0 returned it, with the `network_id` and `network_name` that it is about;
 * or as little as `{ id }`.
 *
 * @param context Who acts, in which request: from `contextFromRequest`, or made by hand.
 * @param agent The resource of the action, as described above. `undefined` members and `null` count as absent.
 * @param details The `action`, its `phase` and `parameters`; the `error` in the phase `error`; `at` and `duration` of a
 * past action.
 * @example
 * ```ts
 * import { notifyAboutDhcpAgentAction, type RequestContext } from 'notify-about';
 *
 * declare const context: RequestContext, agent: object, network: { id: string; name: string };
 *
 * const served = { ...agent, network_id: network.id, network_name: network.name };
 * notifyAboutDhcpAgentAction(context, served, { action: 'add_network', phase: 'start' });
 * ```
 */
export function notifyAboutDhcpAgentAction<Action extends keyof DhcpAgentParameters & string>(
  context: RequestContext,
  agent: Resource,
  details: DetailsOf<DhcpAgentParameters, Action>,
): void {
  emit(subject, describeDhcpAgent, context, agent, details);
}

/** From https://docs.openstack.org/api-ref/network/v2/#show-agent-details; an agent has no name of its own. */
function describeDhcpAgent(agent: unknown): Described<DhcpAgentResource> {
  return {
    type: 'dhcp_agent',
    id: textOf(agent, 'id', 'agent_id'),
    name: textOf(agent, 'network_name', 'name'),
    network_id: textOf(agent, 'network_id'),
    alive: flagOf(agent, 'alive'),
    admin_state_up: flagOf(agent, 'admin_state_up'),
    host: textOf(agent, 'host'),
    availability_zone: textOf(agent, 'availability_zone'),
  };
}
