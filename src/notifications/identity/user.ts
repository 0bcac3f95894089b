import { user as subject, type UserParameters, type UserResource } from '../../generated/identity/user.ts';
import type { RequestContext } from '../../utils/api/request-context.ts';
import type { Described, DetailsOf } from '../../utils/api/details.ts';
import { domainOf, flagOf, textOf } from '../../utils/describing/members.ts';
import { emit } from '../../utils/emit.ts';
import type { Resource } from '../../utils/api/resource.ts';

/**
 * Emits a notification of an action on a user. Returns at once and never throws, whatever its arguments.
 *
 * `user` is the object as Keystone's API v3 returned it, or as little as `{ id }` or `{ name }`.
 *
 * @param context Who acts, in which request: from `contextFromRequest`, or made by hand.
 * @param user The resource of the action, as described above. `undefined` members and `null` count as absent.
 * @param details The `action`, its `phase` and `parameters`; the `error` in the phase `error`; `at` and `duration` of a
 * past action.
 * @example
 * ```ts
 * import { notifyAboutUserAction, type RequestContext } from 'notify-about';
 *
 * declare const context: RequestContext, user: { id: string }, keystone: { disable(id: string): Promise<void> };
 *
 * const details = { action: 'disable', parameters: { enabled: false } } as const;
 * try {
 *   await keystone.disable(user.id);
 *   notifyAboutUserAction(context, user, { ...details, phase: 'end' });
 * } catch (error) {
 *   notifyAboutUserAction(context, user, { ...details, phase: 'error', error });
 * }
 * ```
 */
export function notifyAboutUserAction<Action extends keyof UserParameters & string>(
  context: RequestContext,
  user: Resource,
  details: DetailsOf<UserParameters, Action>,
): void {
  emit(subject, describeUser, context, user, details);
}

/** From https://docs.openstack.org/api-ref/identity/v3/#show-user-details, and from the user of a token. */
function describeUser(user: unknown): Described<UserResource> {
  return {
    type: 'user',
    id: textOf(user, 'id'),
    name: textOf(user, 'name'),
    ...domainOf(user),
    default_project_id: textOf(user, 'default_project_id'),
    enabled: flagOf(user, 'enabled'),
  };
}
