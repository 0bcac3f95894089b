import {
  securityGroup as subject,
  type SecurityGroupParameters,
  type SecurityGroupResource,
} from '../../generated/network/security-group.ts';
import type { RequestContext } from '../../utils/api/request-context.ts';
import type { Described, DetailsOf } from '../../utils/api/details.ts';
import { flagOf, textOf } from '../../utils/describing/members.ts';
import { emit } from '../../utils/emit.ts';
import type { Resource } from '../../utils/api/resource.ts';

/**
 * Emits a notification of an action on a security group. Returns at once and never throws, whatever its arguments.
 *
 * `securityGroup` is the object as Neutron's API v2.0 returned it, or as little as `{ id }` or `{ name }`.
 *
 * @param context Who acts, in which request: from `contextFromRequest`, or made by hand.
 * @param securityGroup The resource of the action, as described above. `undefined` members and `null` count as absent.
 * @param details The `action`, its `phase` and `parameters`; the `error` in the phase `error`; `at` and `duration` of a
 * past action.
 * @example
 * ```ts
 * import { notifyAboutSecurityGroupAction, type RequestContext } from 'notify-about';
 *
 * declare const context: RequestContext, error: Error;
 *
 * const parameters = { description: 'web servers', stateful: true };
 * notifyAboutSecurityGroupAction(context, { name: 'web' }, { action: 'create', phase: 'error', parameters, error });
 * ```
 */
export function notifyAboutSecurityGroupAction<Action extends keyof SecurityGroupParameters & string>(
  context: RequestContext,
  securityGroup: Resource,
  details: DetailsOf<SecurityGroupParameters, Action>,
): void {
  emit(subject, describeSecurityGroup, context, securityGroup, details);
}

/** From https://docs.openstack.org/api-ref/network/v2/#show-security-group. */
function describeSecurityGroup(securityGroup: unknown): Described<SecurityGroupResource> {
  return {
    type: 'security_group',
    id: textOf(securityGroup, 'id'),
    name: textOf(securityGroup, 'name'),
    project_id: textOf(securityGroup, 'project_id', 'tenant_id'),
    stateful: flagOf(securityGroup, 'stateful'),
    shared: flagOf(securityGroup, 'shared'),
    created_at: textOf(securityGroup, 'created_at'),
  };
}
