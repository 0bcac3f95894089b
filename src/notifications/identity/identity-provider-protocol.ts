import {
  identityProviderProtocol as subject,
  type IdentityProviderProtocolParameters,
  type IdentityProviderProtocolResource,
} from '../../generated/identity/identity-provider-protocol.ts';
import type { RequestContext } from '../../utils/api/request-context.ts';
import type { Described, DetailsOf } from '../../utils/api/details.ts';
import { textOf } from '../../utils/describing/members.ts';
import { emit } from '../../utils/emit.ts';
import { read } from '../../utils/describing/safe-read.ts';
import type { Resource } from '../../utils/api/resource.ts';

/**
 * Emits a notification of an action on a protocol of an identity provider. Returns at once and never throws, whatever
 * its arguments.
 *
 * `protocol` is the object as Keystone's API v3 (OS-FEDERATION) returned it, or as little as `{ id }` or `{ name }`.
 * Its identity provider is read from `identity_provider_id`, or else from its links.
 *
 * @param context Who acts, in which request: from `contextFromRequest`, or made by hand.
 * @param protocol The resource of the action, as described above. `undefined` members and `null` count as absent.
 * @param details The `action`, its `phase` and `parameters`; the `error` in the phase `error`; `at` and `duration` of a
 * past action.
 * @example
 * ```ts
 * import { notifyAboutIdentityProviderProtocolAction, type RequestContext } from 'notify-about';
 *
 * declare const context: RequestContext, providerId: string, protocol: { id: string };
 *
 * const given = { ...protocol, identity_provider_id: providerId };
 * notifyAboutIdentityProviderProtocolAction(context, given, { action: 'delete', phase: 'end' });
 * ```
 */
export function notifyAboutIdentityProviderProtocolAction<
  Action extends keyof IdentityProviderProtocolParameters & string,
>(
  context: RequestContext,
  protocol: Resource,
  details: DetailsOf<IdentityProviderProtocolParameters, Action>,
): void {
  emit(subject, describeIdentityProviderProtocol, context, protocol, details);
}

/** From https://docs.openstack.org/api-ref/identity/v3-ext/, OS-FEDERATION. */
function describeIdentityProviderProtocol(protocol: unknown): Described<IdentityProviderProtocolResource> {
  return {
    type: 'identity_provider_protocol',
    id: textOf(protocol, 'id', 'protocol_id'),
    name: textOf(protocol, 'id', 'protocol_id', 'name'),
    identity_provider_id: textOf(protocol, 'identity_provider_id') ?? linkedProvider(protocol),
    mapping_id: textOf(protocol, 'mapping_id'),
  };
}

/** Keystone names the provider in the links alone: `…/OS-FEDERATION/identity_providers/ACME`. */
function linkedProvider(protocol: unknown): string | undefined {
  const link = textOf(read(protocol, 'links'), 'identity_provider', 'self') ?? '';
  return /\/identity_providers\/([^/?#]+)/.exec(link)?.[1];
}
