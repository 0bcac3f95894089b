import {
  serverGroup as subject,
  type ServerGroupParameters,
  type ServerGroupResource,
} from '../../generated/compute/server-group.ts';
import type { RequestContext } from '../../utils/api/request-context.ts';
import type { Described, DetailsOf } from '../../utils/api/details.ts';
import { numberOf, textOf, textsOf } from '../../utils/describing/members.ts';
import { emit } from '../../utils/emit.ts';
import { read } from '../../utils/describing/safe-read.ts';
import type { Resource } from '../../utils/api/resource.ts';

/**
 * Emits a notification of an action on a server group. Returns at once and never throws, whatever its arguments.
 *
 * `group` is the object as Nova's API v2.1 returned it, at any microversion, or as little as `{ id }` or `{ name }`.
 *
 * @param context Who acts, in which request: from `contextFromRequest`, or made by hand.
 * @param group The resource of the action, as described above. `undefined` members and `null` count as absent.
 * @param details The `action`, its `phase` and `parameters`; the `error` in the phase `error`; `at` and `duration` of a
 * past action.
 * @example
 * ```ts
 * import { notifyAboutServerGroupAction, type RequestContext } from 'notify-about';
 *
 * declare const context: RequestContext;
 *
 * const parameters = { policy: 'anti-affinity', rules: { max_server_per_host: 2 } };
 * notifyAboutServerGroupAction(context, { name: 'db' }, { action: 'create', phase: 'start', parameters });
 * ```
 */
export function notifyAboutServerGroupAction<Action extends keyof ServerGroupParameters & string>(
  context: RequestContext,
  group: Resource,
  details: DetailsOf<ServerGroupParameters, Action>,
): void {
  emit(subject, describeServerGroup, context, group, details);
}

/** From https://docs.openstack.org/api-ref/compute/#show-server-group-details. */
function describeServerGroup(group: unknown): Described<ServerGroupResource> {
  return {
    type: 'server_group',
    id: textOf(group, 'id'),
    name: textOf(group, 'name'),
    project_id: textOf(group, 'project_id'),
    user_id: textOf(group, 'user_id'),
    members: textsOf(group, 'members'),
    // A list of one up to microversion 2.63.
    policy: textOf(group, 'policy') ?? textsOf(group, 'policies')?.[0],
    max_server_per_host: numberOf(read(group, 'rules'), 'max_server_per_host'),
  };
}
