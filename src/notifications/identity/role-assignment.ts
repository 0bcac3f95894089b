import {
  roleAssignment as subject,
  type RoleAssignmentParameters,
  type RoleAssignmentResource,
} from '../../generated/identity/role-assignment.ts';
import type { RequestContext } from '../../utils/api/request-context.ts';
import type { Described, DetailsOf } from '../../utils/api/details.ts';
import { flagOf, textOf } from '../../utils/describing/members.ts';
import { emit } from '../../utils/emit.ts';
import { read } from '../../utils/describing/safe-read.ts';
import type { Resource } from '../../utils/api/resource.ts';

/**
 * Emits a notification of an action on a role assignment. Returns at once and never throws, whatever its arguments.
 *
 * `assignment` is the object as Keystone's API v3 lists it, with `include_names` or without; or flat:
 * `{ role_id, role_name, user_id, project_id, … }`, or as little as `{ id }` or `{ name }` of the role.
 *
 * @param context Who acts, in which request: from `contextFromRequest`, or made by hand.
 * @param assignment The resource of the action, as described above. `undefined` members and `null` count as absent.
 * @param details The `action`, its `phase` and `parameters`; the `error` in the phase `error`; `at` and `duration` of a
 * past action.
 * @example
 * ```ts
 * import { notifyAboutRoleAssignmentAction, type RequestContext } from 'notify-about';
 *
 * declare const context: RequestContext, keystone: { grant(role: string, user: string): Promise<void> };
 *
 * const assignment = { role_id: '9fe2ff9e', role_name: 'member', user_id: '2f5c1e6a', project_id: '9b2e4d6f' };
 * await keystone.grant(assignment.role_id, assignment.user_id);
 * notifyAboutRoleAssignmentAction(context, assignment, { action: 'grant', phase: 'end' });
 * ```
 */
export function notifyAboutRoleAssignmentAction<Action extends keyof RoleAssignmentParameters & string>(
  context: RequestContext,
  assignment: Resource,
  details: DetailsOf<RoleAssignmentParameters, Action>,
): void {
  emit(subject, describeRoleAssignment, context, assignment, details);
}

/** From https://docs.openstack.org/api-ref/identity/v3/#list-role-assignments. */
function describeRoleAssignment(assignment: unknown): Described<RoleAssignmentResource> {
  const [role, user, group] = [read(assignment, 'role'), read(assignment, 'user'), read(assignment, 'group')];
  const scope = read(assignment, 'scope');
  const [project, domain] = [read(scope, 'project'), read(scope, 'domain')];
  return {
    type: 'role_assignment',
    id: textOf(role, 'id') ?? textOf(assignment, 'role_id', 'id'),
    name: textOf(role, 'name') ?? textOf(assignment, 'role_name', 'name'),
    user_id: textOf(user, 'id') ?? textOf(assignment, 'user_id'),
    user_name: textOf(user, 'name') ?? textOf(assignment, 'user_name'),
    group_id: textOf(group, 'id') ?? textOf(assignment, 'group_id'),
    group_name: textOf(group, 'name') ?? textOf(assignment, 'group_name'),
    project_id: textOf(project, 'id') ?? textOf(assignment, 'project_id'),
    project_name: textOf(project, 'name') ?? textOf(assignment, 'project_name'),
    domain_id: textOf(domain, 'id') ?? textOf(assignment, 'domain_id'),
    domain_name: textOf(domain, 'name') ?? textOf(assignment, 'domain_name'),
    system_scope: flagOf(read(scope, 'system'), 'all') === true ? 'all' : textOf(assignment, 'system_scope'),
  };
}
