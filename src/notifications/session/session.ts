import {
  session as subject,
  type SessionParameters,
  type SessionResource,
} from '../../generated/session/session.ts';
import type { RequestContext } from '../../utils/api/request-context.ts';
import type { Described, DetailsOf } from '../../utils/api/details.ts';
import { domainOf, userOf } from '../../utils/describing/members.ts';
import { emit } from '../../utils/emit.ts';
import type { Resource } from '../../utils/api/resource.ts';

/**
 * Emits a notification of an action on a dashboard session. Returns at once and never throws, whatever its arguments.
 *
 * `user` is the user as Keystone's API v3 returned it, or as little as `{ id }`, or `{ name }` for a login that failed;
 * with `{}` it is the context's user. For `set_domain_context` it is the domain that was chosen.
 *
 * @param context Who acts, in which request: from `contextFromRequest`, or made by hand.
 * @param user The resource of the action, as described above. `undefined` members and `null` count as absent.
 * @param details The `action`, its `phase` and `parameters`; the `error` in the phase `error`; `at` and `duration` of a
 * past action.
 * @example
 * ```ts
 * import { notifyAboutSessionAction, type RequestContext } from 'notify-about';
 *
 * declare const context: RequestContext, error: Error;
 *
 * const parameters = { domain: 'Default', auth_type: 'credentials', outcome: 'failure' };
 * notifyAboutSessionAction(context, { name: 'alice' }, { action: 'login', phase: 'error', parameters, error });
 * ```
 */
export function notifyAboutSessionAction<Action extends keyof SessionParameters & string>(
  context: RequestContext,
  user: Resource,
  details: DetailsOf<SessionParameters, Action>,
): void {
  emit(subject, describeSession, context, user, details);
}

/** From https://docs.openstack.org/api-ref/identity/v3/#show-user-details, and from the user of a token. */
function describeSession(user: unknown, context: RequestContext): Described<SessionResource> {
  return { type: 'session', ...userOf(user, context), ...domainOf(user) };
}
