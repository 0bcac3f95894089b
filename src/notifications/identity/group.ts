import {
  group as subject,
  type GroupParameters,
  type GroupResource,
} from '../../generated/identity/group.ts';
import type { RequestContext } from '../../utils/api/request-context.ts';
import type { Described, DetailsOf } from '../../utils/api/details.ts';
import { textOf } from '../../utils/describing/members.ts';
import { emit } from '../../utils/emit.ts';
import type { Resource } from '../../utils/api/resource.ts';

/**
 * Emits a notification of an action on a group. Returns at once and never throws, whatever its arguments.
 *
 * `group` is the object as Keystone's API v3 returned it, or as little as `{ id }` or `{ name }`.
 *
 * @param context Who acts, in which request: from `contextFromRequest`, or made by hand.
 * @param group The resource of the action, as described above. `undefined` members and `null` count as absent.
 * @param details The `action`, its `phase` and `parameters`; the `error` in the phase `error`; `at` and `duration` of a
 * past action.
 * @example
 * ```ts
 * import { notifyAboutGroupAction, type RequestContext } from 'notify-about';
 *
 * declare const context: RequestContext, group: { id: string }, user: { id: string; name: string };
 *
 * const parameters = { user_id: user.id, user_name: user.name };
 * notifyAboutGroupAction(context, group, { action: 'add_user', phase: 'end', parameters });
 * ```
 */
export function notifyAboutGroupAction<Action extends keyof GroupParameters & string>(
  context: RequestContext,
  group: Resource,
  details: DetailsOf<GroupParameters, Action>,
): void {
  emit(subject, describeGroup, context, group, details);
}

/** From https://docs.openstack.org/api-ref/identity/v3/#show-group-details. */
function describeGroup(group: unknown): Described<GroupResource> {
  return {
    type: 'group',
    id: textOf(group, 'id'),
    name: textOf(group, 'name'),
    domain_id: textOf(group, 'domain_id'),
  };
}
