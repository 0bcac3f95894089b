import {
  firewallRule as subject,
  type FirewallRuleParameters,
  type FirewallRuleResource,
} from '../../generated/network/firewall-rule.ts';
import type { RequestContext } from '../../utils/api/request-context.ts';
import type { Described, DetailsOf } from '../../utils/api/details.ts';
import { flagOf, numberOf, textOf } from '../../utils/describing/members.ts';
import { emit } from '../../utils/emit.ts';
import type { Resource } from '../../utils/api/resource.ts';

/**
 * Emits a notification of an action on a firewall rule. Returns at once and never throws, whatever its arguments.
 *
 * `rule` is the object as Neutron's FWaaS v1 returned it, or as little as `{ id }` or `{ name }`.
 *
 * @param context Who acts, in which request: from `contextFromRequest`, or made by hand.
 * @param rule The resource of the action, as described above. `undefined` members and `null` count as absent.
 * @param details The `action`, its `phase` and `parameters`; the `error` in the phase `error`; `at` and `duration` of a
 * past action.
 * @example
 * ```ts
 * import { notifyAboutFirewallRuleAction, type RequestContext } from 'notify-about';
 *
 * declare const context: RequestContext;
 *
 * const parameters = { protocol: 'tcp', action: 'allow', destination_port: '443', enabled: true };
 * notifyAboutFirewallRuleAction(context, { name: 'https' }, { action: 'create', phase: 'start', parameters });
 * ```
 */
export function notifyAboutFirewallRuleAction<Action extends keyof FirewallRuleParameters & string>(
  context: RequestContext,
  rule: Resource,
  details: DetailsOf<FirewallRuleParameters, Action>,
): void {
  emit(subject, describeFirewallRule, context, rule, details);
}

/** From Neutron's FWaaS v1, GET /v2.0/fw/firewall_rules/{firewall_rule_id}. */
function describeFirewallRule(rule: unknown): Described<FirewallRuleResource> {
  return {
    type: 'firewall_rule',
    id: textOf(rule, 'id', 'firewall_rule_id'),
    name: textOf(rule, 'name'),
    project_id: textOf(rule, 'project_id', 'tenant_id'),
    firewall_policy_id: textOf(rule, 'firewall_policy_id'),
    enabled: flagOf(rule, 'enabled'),
    shared: flagOf(rule, 'shared'),
    protocol: textOf(rule, 'protocol'),
    ip_version: numberOf(rule, 'ip_version'),
    action: textOf(rule, 'action'),
    source_ip_address: textOf(rule, 'source_ip_address'),
    source_port: textOf(rule, 'source_port'),
    destination_ip_address: textOf(rule, 'destination_ip_address'),
    destination_port: textOf(rule, 'destination_port'),
  };
}
