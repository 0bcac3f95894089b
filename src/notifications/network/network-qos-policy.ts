import {
  networkQosPolicy as subject,
  type NetworkQosPolicyParameters,
  type NetworkQosPolicyResource,
} from '../../generated/network/network-qos-policy.ts';
import type { RequestContext } from '../../utils/api/request-context.ts';
import type { Described, DetailsOf } from '../../utils/api/details.ts';
import { flagOf, textOf, textsIn } from '../../utils/describing/members.ts';
import { emit } from '../../utils/emit.ts';
import type { Resource } from '../../utils/api/resource.ts';

/**
 * Emits a notification of an action on a QoS policy. Returns at once and never throws, whatever its arguments.
 *
 * `policy` is the object as Neutron's API v2.0 returned it, or as little as `{ id }` or `{ name }`.
 *
 * @param context Who acts, in which request: from `contextFromRequest`, or made by hand.
 * @param policy The resource of the action, as described above. `undefined` members and `null` count as absent.
 * @param details The `action`, its `phase` and `parameters`; the `error` in the phase `error`; `at` and `duration` of a
 * past action.
 * @example
 * ```ts
 * import { notifyAboutNetworkQosPolicyAction, type RequestContext } from 'notify-about';
 *
 * declare const context: RequestContext, policy: { id: string; name: string };
 *
 * notifyAboutNetworkQosPolicyAction(context, policy, { action: 'delete', phase: 'end' });
 * ```
 */
export function notifyAboutNetworkQosPolicyAction<Action extends keyof NetworkQosPolicyParameters & string>(
  context: RequestContext,
  policy: Resource,
  details: DetailsOf<NetworkQosPolicyParameters, Action>,
): void {
  emit(subject, describeNetworkQosPolicy, context, policy, details);
}

/** From https://docs.openstack.org/api-ref/network/v2/#show-qos-policy-details. */
function describeNetworkQosPolicy(policy: unknown): Described<NetworkQosPolicyResource> {
  return {
    type: 'network_qos_policy',
    id: textOf(policy, 'id', 'qos_policy_id'),
    name: textOf(policy, 'name'),
    project_id: textOf(policy, 'project_id', 'tenant_id'),
    rule_ids: textsIn(policy, 'rules', 'id'),
    shared: flagOf(policy, 'shared'),
    is_default: flagOf(policy, 'is_default'),
    created_at: textOf(policy, 'created_at'),
  };
}
