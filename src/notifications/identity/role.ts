import { role as subject, type RoleParameters, type RoleResource } from '../../generated/identity/role.ts';
import type { RequestContext } from '../../utils/api/request-context.ts';
import type { Described, DetailsOf } from '../../utils/api/details.ts';
import { textOf } from '../../utils/describing/members.ts';
import { emit } from '../../utils/emit.ts';
import type { Resource } from '../../utils/api/resource.ts';

/**
 * Emits a notification of an action on a role. Returns at once and never throws, whatever its arguments.
 *
 * `role` is the object as Keystone's API v3 returned it, or as little as `{ id }` or `{ name }`.
 *
 * @param context Who acts, in which request: from `contextFromRequest`, or made by hand.
 * @param role The resource of the action, as described above. `undefined` members and `null` count as absent.
 * @param details The `action`, its `phase` and `parameters`; the `error` in the phase `error`; `at` and `duration` of a
 * past action.
 * @example
 * ```ts
 * import { notifyAboutRoleAction, type RequestContext } from 'notify-about';
 *
 * declare const context: RequestContext, role: { id: string; name: string }, error: Error;
 *
 * notifyAboutRoleAction(context, role, { action: 'delete', phase: 'error', error });
 * ```
 */
export function notifyAboutRoleAction<Action extends keyof RoleParameters & string>(
  context: RequestContext,
  role: Resource,
  details: DetailsOf<RoleParameters, Action>,
): void {
  emit(subject, describeRole, context, role, details);
}

/** From https://docs.openstack.org/api-ref/identity/v3/#show-role-details. */
function describeRole(role: unknown): Described<RoleResource> {
  return {
    type: 'role',
    id: textOf(role, 'id'),
    name: textOf(role, 'name'),
    domain_id: textOf(role, 'domain_id'),
  };
}
