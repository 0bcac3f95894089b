import {
  userSettings as subject,
  type UserSettingsParameters,
  type UserSettingsResource,
} from '../../generated/session/user-settings.ts';
import type { RequestContext } from '../../utils/api/request-context.ts';
import type { Described, DetailsOf } from '../../utils/api/details.ts';
import { domainOf, userOf } from '../../utils/describing/members.ts';
import { emit } from '../../utils/emit.ts';
import type { Resource } from '../../utils/api/resource.ts';

/**
 * Emits a notification of an action on their own settings of the dashboard. Returns at once and never throws, whatever
 * its arguments.
 *
 * `user` is the user as Keystone's API v3 returned it, or as little as `{ id }` or `{ name }`; with `{}` it is the
 * context's user.
 *
 * @param context Who acts, in which request: from `contextFromRequest`, or made by hand.
 * @param user The resource of the action, as described above. `undefined` members and `null` count as absent.
 * @param details The `action`, its `phase` and `parameters`; the `error` in the phase `error`; `at` and `duration` of a
 * past action.
 * @example
 * ```ts
 * import { notifyAboutUserSettingsAction, type RequestContext } from 'notify-about';
 *
 * declare const context: RequestContext;
 *
 * const parameters = { language: 'pt-br', timezone: 'America/Sao_Paulo', pagesize: 50 };
 * notifyAboutUserSettingsAction(context, {}, { action: 'update', phase: 'end', parameters });
 * ```
 */
export function notifyAboutUserSettingsAction<Action extends keyof UserSettingsParameters & string>(
  context: RequestContext,
  user: Resource,
  details: DetailsOf<UserSettingsParameters, Action>,
): void {
  emit(subject, describeUserSettings, context, user, details);
}

/** From https://docs.openstack.org/api-ref/identity/v3/#show-user-details, and from the user of a token. */
function describeUserSettings(user: unknown, context: RequestContext): Described<UserSettingsResource> {
  return { type: 'user_settings', ...userOf(user, context), ...domainOf(user) };
}
