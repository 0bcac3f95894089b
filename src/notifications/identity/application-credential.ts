import {
  applicationCredential as subject,
  type ApplicationCredentialParameters,
  type ApplicationCredentialResource,
} from '../../generated/identity/application-credential.ts';
import type { RequestContext } from '../../utils/api/request-context.ts';
import type { Described, DetailsOf } from '../../utils/api/details.ts';
import { flagOf, textOf, textsIn } from '../../utils/describing/members.ts';
import { emit } from '../../utils/emit.ts';
import type { Resource } from '../../utils/api/resource.ts';

/**
 * Emits a notification of an action on an application credential. Returns at once and never throws, whatever its
 * arguments.
 *
 * `credential` is the object as Keystone's API v3 returned it, or as little as `{ id }` or `{ name }`. Its secret is
 * never sent.
 *
 * @param context Who acts, in which request: from `contextFromRequest`, or made by hand.
 * @param credential The resource of the action, as described above. `undefined` members and `null` count as absent.
 * @param details The `action`, its `phase` and `parameters`; the `error` in the phase `error`; `at` and `duration` of a
 * past action.
 * @example
 * ```ts
 * import { notifyAboutApplicationCredentialAction, type RequestContext } from 'notify-about';
 *
 * declare const context: RequestContext, credential: { id: string; name: string };
 *
 * const parameters = { format: 'clouds_yaml' };
 * notifyAboutApplicationCredentialAction(context, credential, { action: 'download', phase: 'end', parameters });
 * ```
 */
export function notifyAboutApplicationCredentialAction<
  Action extends keyof ApplicationCredentialParameters & string,
>(
  context: RequestContext,
  credential: Resource,
  details: DetailsOf<ApplicationCredentialParameters, Action>,
): void {
  emit(subject, describeApplicationCredential, context, credential, details);
}

/** From https://docs.openstack.org/api-ref/identity/v3/#show-application-credential-details. */
function describeApplicationCredential(credential: unknown): Described<ApplicationCredentialResource> {
  return {
    type: 'application_credential',
    id: textOf(credential, 'id'),
    name: textOf(credential, 'name'),
    project_id: textOf(credential, 'project_id'),
    user_id: textOf(credential, 'user_id'),
    roles: textsIn(credential, 'roles', 'name'),
    unrestricted: flagOf(credential, 'unrestricted'),
    expires_at: textOf(credential, 'expires_at'),
  };
}
