import {
  identityProvider as subject,
  type IdentityProviderParameters,
  type IdentityProviderResource,
} from '../../generated/identity/identity-provider.ts';
import type { RequestContext } from '../../utils/api/request-context.ts';
import type { Described, DetailsOf } from '../../utils/api/details.ts';
import { flagOf, textOf, textsOf } from '../../utils/describing/members.ts';
import { emit } from '../../utils/emit.ts';
import type { Resource } from '../../utils/api/resource.ts';

/**
 * Emits a notification of an action on an identity provider. Returns at once and never throws, whatever its arguments.
 *
 * `provider` is the object as Keystone's API v3 (OS-FEDERATION) returned it, or as little as `{ id }` or `{ name }`.
 *
 * @param context Who acts, in which request: from `contextFromRequest`, or made by hand.
 * @param provider The resource of the action, as described above. `undefined` members and `null` count as absent.
 * @param details The `action`, its `phase` and `parameters`; the `error` in the phase `error`; `at` and `duration` of a
 * past action.
 * @example
 * ```ts
 * import { notifyAboutIdentityProviderAction, type RequestContext } from 'notify-about';
 *
 * declare const context: RequestContext;
 *
 * const parameters = { remote_ids: ['https://login.acme.example/'], enabled: true };
 * notifyAboutIdentityProviderAction(context, { id: 'ACME' }, { action: 'create', phase: 'end', parameters });
 * ```
 */
export function notifyAboutIdentityProviderAction<Action extends keyof IdentityProviderParameters & string>(
  context: RequestContext,
  provider: Resource,
  details: DetailsOf<IdentityProviderParameters, Action>,
): void {
  emit(subject, describeIdentityProvider, context, provider, details);
}

/** From https://docs.openstack.org/api-ref/identity/v3-ext/, OS-FEDERATION. */
function describeIdentityProvider(provider: unknown): Described<IdentityProviderResource> {
  return {
    type: 'identity_provider',
    id: textOf(provider, 'id', 'identity_provider_id'),
    name: textOf(provider, 'id', 'identity_provider_id', 'name'),
    domain_id: textOf(provider, 'domain_id'),
    remote_ids: textsOf(provider, 'remote_ids'),
    enabled: flagOf(provider, 'enabled'),
  };
}
