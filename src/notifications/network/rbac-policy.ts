import {
  rbacPolicy as subject,
  type RbacPolicyParameters,
  type RbacPolicyResource,
} from '../../generated/network/rbac-policy.ts';
import type { RequestContext } from '../../utils/api/request-context.ts';
import type { Described, DetailsOf } from '../../utils/api/details.ts';
import { textOf } from '../../utils/describing/members.ts';
import { emit } from '../../utils/emit.ts';
import type { Resource } from '../../utils/api/resource.ts';

/**
 * Emits a notification of an action on an RBAC policy. Returns at once and never throws, whatever its arguments.
 *
 * `policy` is the object as Neutron's API v2.0 returned it, or as little as `{ id }` or `{ name }`.
 *
 * @param context Who acts, in which request: from `contextFromRequest`, or made by hand.
 * @param policy The resource of the action, as described above. `undefined` members and `null` count as absent.
 * @param details The `action`, its `phase` and `parameters`; the `error` in the phase `error`; `at` and `duration` of a
 * past action.
 * @example
 * ```ts
 * import { notifyAboutRbacPolicyAction, type RequestContext } from 'notify-about';
 *
 * declare const context: RequestContext, policy: { id: string; object_id: string };
 *
 * const parameters = { target_tenant: '*' };
 * notifyAboutRbacPolicyAction(context, policy, { action: 'update', phase: 'end', parameters });
 * ```
 */
export function notifyAboutRbacPolicyAction<Action extends keyof RbacPolicyParameters & string>(
  context: RequestContext,
  policy: Resource,
  details: DetailsOf<RbacPolicyParameters, Action>,
): void {
  emit(subject, describeRbacPolicy, context, policy, details);
}

/** From https://docs.openstack.org/api-ref/network/v2/#show-rbac-policy-details. */
function describeRbacPolicy(policy: unknown): Described<RbacPolicyResource> {
  return {
    type: 'rbac_policy',
    id: textOf(policy, 'id', 'rbac_policy_id'),
    name: textOf(policy, 'object_id', 'name'),
    project_id: textOf(policy, 'project_id', 'tenant_id'),
    object_type: textOf(policy, 'object_type'),
    object_id: textOf(policy, 'object_id'),
    target_tenant: textOf(policy, 'target_tenant'),
    action: textOf(policy, 'action'),
  };
}
