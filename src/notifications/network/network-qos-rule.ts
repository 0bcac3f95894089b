import {
  networkQosRule as subject,
  type NetworkQosRuleParameters,
  type NetworkQosRuleResource,
} from '../../generated/network/network-qos-rule.ts';
import type { RequestContext } from '../../utils/api/request-context.ts';
import type { Described, DetailsOf } from '../../utils/api/details.ts';
import { numberOf, textOf } from '../../utils/describing/members.ts';
import { emit } from '../../utils/emit.ts';
import type { Resource } from '../../utils/api/resource.ts';

/**
 * Emits a notification of an action on a rule of a QoS policy. Returns at once and never throws, whatever its
 * arguments.
 *
 * `rule` is the object as Neutron's API v2.0 returned it, with its policy's `qos_policy_id` and `qos_policy_name` where
 * they are known, or as little as `{ id }` or `{ name }`, the policy's name.
 *
 * @param context Who acts, in which request: from `contextFromRequest`, or made by hand.
 * @param rule The resource of the action, as described above. `undefined` members and `null` count as absent.
 * @param details The `action`, its `phase` and `parameters`; the `error` in the phase `error`; `at` and `duration` of a
 * past action.
 * @example
 * ```ts
 * import { notifyAboutNetworkQosRuleAction, type RequestContext } from 'notify-about';
 *
 * declare const context: RequestContext, policy: { id: string; name: string };
 *
 * const rule = { qos_policy_id: policy.id, qos_policy_name: policy.name };
 * const parameters = { rule_type: 'bandwidth_limit', direction: 'egress', max_kbps: 10000 };
 * notifyAboutNetworkQosRuleAction(context, rule, { action: 'create', phase: 'start', parameters });
 * ```
 */
export function notifyAboutNetworkQosRuleAction<Action extends keyof NetworkQosRuleParameters & string>(
  context: RequestContext,
  rule: Resource,
  details: DetailsOf<NetworkQosRuleParameters, Action>,
): void {
  emit(subject, describeNetworkQosRule, context, rule, details);
}

/** From https://docs.openstack.org/api-ref/network/v2/#show-bandwidth-limit-rule-details, and a policy's `rules`. */
function describeNetworkQosRule(rule: unknown): Described<NetworkQosRuleResource> {
  return {
    type: 'network_qos_rule',
    id: textOf(rule, 'id', 'rule_id'),
    name: textOf(rule, 'qos_policy_name', 'name', 'qos_policy_id'),
    qos_policy_id: textOf(rule, 'qos_policy_id'),
    rule_type: textOf(rule, 'type', 'rule_type'),
    direction: textOf(rule, 'direction'),
    max_kbps: numberOf(rule, 'max_kbps'),
    max_burst_kbps: numberOf(rule, 'max_burst_kbps'),
    max_kpps: numberOf(rule, 'max_kpps'),
    max_burst_kpps: numberOf(rule, 'max_burst_kpps'),
    dscp_mark: numberOf(rule, 'dscp_mark'),
    min_kbps: numberOf(rule, 'min_kbps'),
    min_kpps: numberOf(rule, 'min_kpps'),
  };
}
