import {
  firewallPolicy as subject,
  type FirewallPolicyParameters,
  type FirewallPolicyResource,
} from '../../generated/network/firewall-policy.ts';
import type { RequestContext } from '../../utils/api/request-context.ts';
import type { Described, DetailsOf } from '../../utils/api/details.ts';
import { flagOf, textOf, textsOf } from '../../utils/describing/members.ts';
import { emit } from '../../utils/emit.ts';
import type { Resource } from '../../utils/api/resource.ts';

/**
 * Emits a notification of an action on a firewall policy. Returns at once and never throws, whatever its arguments.
 *
 * `policy` is the object as Neutron's FWaaS v1 returned it, or as little as `{ id }` or `{ name }`.
 *
 * @param context Who acts, in which request: from `contextFromRequest`, or made by hand.
 * @param policy The resource of the action, as described above. `undefined` members and `null` count as absent.
 * @param details The `action`, its `phase` and `parameters`; the `error` in the phase `error`; `at` and `duration` of a
 * past action.
 * @example
 * ```ts
 * import { notifyAboutFirewallPolicyAction, type RequestContext } from 'notify-about';
 *
 * declare const context: RequestContext, policy: { id: string }, rule: { id: string };
 *
 * const parameters = { firewall_rule_id: rule.id };
 * notifyAboutFirewallPolicyAction(context, policy, { action: 'remove_rule', phase: 'end', parameters });
 * ```
 */
export function notifyAboutFirewallPolicyAction<Action extends keyof FirewallPolicyParameters & string>(
  context: RequestContext,
  policy: Resource,
  details: DetailsOf<FirewallPolicyParameters, Action>,
): void {
  emit(subject, describeFirewallPolicy, context, policy, details);
}

/** From Neutron's FWaaS v1, GET /v2.0/fw/firewall_policies/{firewall_policy_id}. */
function describeFirewallPolicy(policy: unknown): Described<FirewallPolicyResource> {
  return {
    type: 'firewall_policy',
    id: textOf(policy, 'id', 'firewall_policy_id'),
    name: textOf(policy, 'name'),
    project_id: textOf(policy, 'project_id', 'tenant_id'),
    firewall_rules: textsOf(policy, 'firewall_rules'),
    shared: flagOf(policy, 'shared'),
    audited: flagOf(policy, 'audited'),
  };
}
