import {
  securityGroupRule as subject,
  type SecurityGroupRuleParameters,
  type SecurityGroupRuleResource,
} from '../../generated/network/security-group-rule.ts';
import type { RequestContext } from '../../utils/api/request-context.ts';
import type { Described, DetailsOf } from '../../utils/api/details.ts';
import { numberOf, textOf } from '../../utils/describing/members.ts';
import { emit } from '../../utils/emit.ts';
import type { Resource } from '../../utils/api/resource.ts';

/**
 * Emits a notification of an action on a rule of a security group. Returns at once and never throws, whatever its
 * arguments.
 *
 * `rule` is the object as Neutron's API v2.0 returned it, or as little as `{ id }`. For `update` it is the new rule,
 * with `old_rule_id` and `new_rule_id` besides.
 *
 * @param context Who acts, in which request: from `contextFromRequest`, or made by hand.
 * @param rule The resource of the action, as described above. `undefined` members and `null` count as absent.
 * @param details The `action`, its `phase` and `parameters`; the `error` in the phase `error`; `at` and `duration` of a
 * past action.
 * @example
 * ```ts
 * import { notifyAboutSecurityGroupRuleAction, type RequestContext } from 'notify-about';
 *
 * declare const context: RequestContext, rule: { id: string };
 *
 * const parameters = { direction: 'ingress', ethertype: 'IPv4', ip_protocol: 'tcp', from_port: 22, to_port: 22 };
 * notifyAboutSecurityGroupRuleAction(context, rule, { action: 'create', phase: 'end', parameters });
 * ```
 */
export function notifyAboutSecurityGroupRuleAction<Action extends keyof SecurityGroupRuleParameters & string>(
  context: RequestContext,
  rule: Resource,
  details: DetailsOf<SecurityGroupRuleParameters, Action>,
): void {
  emit(subject, describeSecurityGroupRule, context, rule, details);
}

/** From https://docs.openstack.org/api-ref/network/v2/#show-security-group-rule. */
function describeSecurityGroupRule(rule: unknown): Described<SecurityGroupRuleResource> {
  return {
    type: 'security_group_rule',
    id: textOf(rule, 'id', 'new_rule_id', 'old_rule_id'),
    name: ruleText(rule) ?? textOf(rule, 'name'),
    project_id: textOf(rule, 'project_id', 'tenant_id'),
    security_group_id: textOf(rule, 'security_group_id'),
    old_rule_id: textOf(rule, 'old_rule_id'),
    new_rule_id: textOf(rule, 'new_rule_id'),
    direction: textOf(rule, 'direction'),
    ethertype: textOf(rule, 'ethertype'),
    protocol: textOf(rule, 'protocol'),
    port_range_min: numberOf(rule, 'port_range_min'),
    port_range_max: numberOf(rule, 'port_range_max'),
    remote_ip_prefix: textOf(rule, 'remote_ip_prefix'),
    remote_group_id: textOf(rule, 'remote_group_id'),
    remote_address_group_id: textOf(rule, 'remote_address_group_id'),
    created_at: textOf(rule, 'created_at'),
  };
}

/** As Horizon shows it, with the first 13 letters of a group's id for a group whose name is not known. */
function ruleText(rule: unknown): string | undefined {
  const ethertype = textOf(rule, 'ethertype');
  if (ethertype === undefined) return undefined;
  const group = textOf(rule, 'remote_group_id', 'remote_address_group_id')?.slice(0, 13);
  const all = ethertype === 'IPv6' ? '::/0' : '0.0.0.0/0';
  const remote = group ?? textOf(rule, 'remote_ip_prefix') ?? all;
  const way = textOf(rule, 'direction') === 'egress' ? 'to' : 'from';
  return ['ALLOW', ethertype, ...portsText(rule), way, remote].join(' ');
}

function portsText(rule: unknown): string[] {
  const protocol = textOf(rule, 'protocol');
  const [first, last] = [textOf(rule, 'port_range_min'), textOf(rule, 'port_range_max')];
  if (protocol === undefined) return [];
  if (first === undefined) return [/^\d+$/.test(protocol) ? `ip_proto=${protocol}` : protocol];
  return [`${[...new Set([first, last ?? first])].join('-')}/${protocol.toLowerCase()}`];
}
