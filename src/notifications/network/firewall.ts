import {
  firewall as subject,
  type FirewallParameters,
  type FirewallResource,
} from '../../generated/network/firewall.ts';
import type { RequestContext } from '../../utils/api/request-context.ts';
import type { Described, DetailsOf } from '../../utils/api/details.ts';
import { flagOf, textOf, textsOf } from '../../utils/describing/members.ts';
import { emit } from '../../utils/emit.ts';
import type { Resource } from '../../utils/api/resource.ts';

/**
 * Emits a notification of an action on a firewall. Returns at once and never throws, whatever its arguments.
 *
 * `firewall` is the object as Neutron's FWaaS v1 returned it, or a firewall group of FWaaS v2, or as little as `{ id }`
 * or `{ name }`.
 *
 * @param context Who acts, in which request: from `contextFromRequest`, or made by hand.
 * @param firewall The resource of the action, as described above. `undefined` members and `null` count as absent.
 * @param details The `action`, its `phase` and `parameters`; the `error` in the phase `error`; `at` and `duration` of a
 * past action.
 * @example
 * ```ts
 * import { notifyAboutFirewallAction, type RequestContext } from 'notify-about';
 *
 * declare const context: RequestContext, firewall: { id: string }, error: Error;
 *
 * const details = { action: 'update', parameters: { admin_state_up: false } } as const;
 * notifyAboutFirewallAction(context, firewall, { ...details, phase: 'error', error });
 * ```
 */
export function notifyAboutFirewallAction<Action extends keyof FirewallParameters & string>(
  context: RequestContext,
  firewall: Resource,
  details: DetailsOf<FirewallParameters, Action>,
): void {
  emit(subject, describeFirewall, context, firewall, details);
}

/** From Neutron's FWaaS v1, GET /v2.0/fw/firewalls/{firewall_id}, and v2: https://docs.openstack.org/api-ref/network/v2/#show-firewall-group-details. */
function describeFirewall(firewall: unknown): Described<FirewallResource> {
  return {
    type: 'firewall',
    id: textOf(firewall, 'id', 'firewall_id', 'firewall_group_id'),
    name: textOf(firewall, 'name'),
    project_id: textOf(firewall, 'project_id', 'tenant_id'),
    firewall_policy_id: textOf(firewall, 'firewall_policy_id'),
    ingress_firewall_policy_id: textOf(firewall, 'ingress_firewall_policy_id'),
    egress_firewall_policy_id: textOf(firewall, 'egress_firewall_policy_id'),
    router_ids: textsOf(firewall, 'router_ids'),
    port_ids: textsOf(firewall, 'ports'),
    status: textOf(firewall, 'status'),
    admin_state_up: flagOf(firewall, 'admin_state_up'),
  };
}
