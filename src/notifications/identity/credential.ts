import {
  credential as subject,
  type CredentialParameters,
  type CredentialResource,
} from '../../generated/identity/credential.ts';
import type { RequestContext } from '../../utils/api/request-context.ts';
import type { Described, DetailsOf } from '../../utils/api/details.ts';
import { textOf } from '../../utils/describing/members.ts';
import { emit } from '../../utils/emit.ts';
import type { Resource } from '../../utils/api/resource.ts';

/**
 * Emits a notification of an action on a credential. Returns at once and never throws, whatever its arguments.
 *
 * `credential` is the object as Keystone's API v3 returned it, or as little as `{ id }` or `{ name }`. Its blob is
 * never sent.
 *
 * @param context Who acts, in which request: from `contextFromRequest`, or made by hand.
 * @param credential The resource of the action, as described above. `undefined` members and `null` count as absent.
 * @param details The `action`, its `phase` and `parameters`; the `error` in the phase `error`; `at` and `duration` of a
 * past action.
 * @example
 * ```ts
 * import { notifyAboutCredentialAction, type RequestContext } from 'notify-about';
 *
 * declare const context: RequestContext, credential: { id: string; type: string }, error: unknown;
 *
 * notifyAboutCredentialAction(context, credential, { action: 'delete', phase: 'start' });
 * notifyAboutCredentialAction(context, credential, { action: 'delete', phase: 'error', error });
 * ```
 */
export function notifyAboutCredentialAction<Action extends keyof CredentialParameters & string>(
  context: RequestContext,
  credential: Resource,
  details: DetailsOf<CredentialParameters, Action>,
): void {
  emit(subject, describeCredential, context, credential, details);
}

/** From https://docs.openstack.org/api-ref/identity/v3/#show-credential-details. */
function describeCredential(credential: unknown): Described<CredentialResource> {
  return {
    type: 'credential',
    id: textOf(credential, 'id'),
    name: textOf(credential, 'type', 'name'),
    project_id: textOf(credential, 'project_id'),
    user_id: textOf(credential, 'user_id'),
  };
}
