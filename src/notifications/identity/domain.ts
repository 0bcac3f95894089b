import {
  domain as subject,
  type DomainParameters,
  type DomainResource,
} from '../../generated/identity/domain.ts';
import type { RequestContext } from '../../utils/api/request-context.ts';
import type { Described, DetailsOf } from '../../utils/api/details.ts';
import { flagOf, textOf } from '../../utils/describing/members.ts';
import { emit } from '../../utils/emit.ts';
import type { Resource } from '../../utils/api/resource.ts';

/**
 * Emits a notification of an action on a domain. Returns at once and never throws, whatever its arguments.
 *
 * `domain` is the object as Keystone's API v3 returned it, or as little as `{ id }` or `{ name }`.
 *
 * @param context Who acts, in which request: from `contextFromRequest`, or made by hand.
 * @param domain The resource of the action, as described above. `undefined` members and `null` count as absent.
 * @param details The `action`, its `phase` and `parameters`; the `error` in the phase `error`; `at` and `duration` of a
 * past action.
 * @example
 * ```ts
 * import { notifyAboutDomainAction, type RequestContext } from 'notify-about';
 *
 * declare const context: RequestContext, domain: { id: string }, keystone: { update(id: string): Promise<void> };
 *
 * const details = { action: 'enable', parameters: { enabled: true } } as const;
 * notifyAboutDomainAction(context, domain, { ...details, phase: 'start' });
 * await keystone.update(domain.id);
 * notifyAboutDomainAction(context, domain, { ...details, phase: 'end' });
 * ```
 */
export function notifyAboutDomainAction<Action extends keyof DomainParameters & string>(
  context: RequestContext,
  domain: Resource,
  details: DetailsOf<DomainParameters, Action>,
): void {
  emit(subject, describeDomain, context, domain, details);
}

/** From https://docs.openstack.org/api-ref/identity/v3/#show-domain-details. */
function describeDomain(domain: unknown): Described<DomainResource> {
  return {
    type: 'domain',
    id: textOf(domain, 'id'),
    name: textOf(domain, 'name'),
    enabled: flagOf(domain, 'enabled'),
  };
}
