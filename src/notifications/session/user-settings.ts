import {
  userSettings as subject,
  type UserSettingsParameters,
  type UserSettingsResource,
} from '../../generated/session/user-settings.ts';
import type { RequestContext } from '../../utils/context.ts';
import type { Details, Given } from '../../utils/details.ts';
import { textOf } from '../../utils/describing.ts';
import { emit } from '../../utils/emit.ts';
import { read } from '../../utils/reading.ts';

/**
 * Tells what a user did to their own settings of the dashboard. Returns at once and never throws, whatever it is given.
 *
 * `user` is the user as Keystone's API v3 returned it, or as little as `{ id }` or `{ name }`;
 * with `{}` it is the context's user.
 *
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
export function notifyAboutUserSettingsAction(
  context: RequestContext,
  user: object,
  details: Details<UserSettingsParameters>,
): void {
  emit(subject, describeUserSettings, context, user, details);
}

/** From https://docs.openstack.org/api-ref/identity/v3/#show-user-details, and from the user of a token. */
function describeUserSettings(user: unknown, context: RequestContext): Given<UserSettingsResource> {
  const [id, name] = [textOf(user, 'id'), textOf(user, 'name')];
  // The user who is named is not mixed with the context's.
  const isNamed = id !== undefined || name !== undefined;
  const domain = read(user, 'domain');
  return {
    type: 'user_settings',
    id: isNamed ? id : textOf(context, 'userId'),
    name: isNamed ? name : textOf(context, 'userName'),
    domain_id: textOf(user, 'domain_id') ?? textOf(domain, 'id'),
    domain_name: textOf(domain, 'name'),
  };
}
