import {
  vpnIkePolicy as subject,
  type VpnIkePolicyParameters,
  type VpnIkePolicyResource,
} from '../../generated/network/vpn-ike-policy.ts';
import type { RequestContext } from '../../utils/api/request-context.ts';
import type { Described, DetailsOf } from '../../utils/api/details.ts';
import { lifetimeOf, textOf } from '../../utils/describing/members.ts';
import { emit } from '../../utils/emit.ts';
import type { Resource } from '../../utils/api/resource.ts';

/**
 * Emits a notification of an action on an IKE policy of a VPN. Returns at once and never throws, whatever its
 * arguments.
 *
 * `policy` is the object as Neutron's VPNaaS returned it, or as little as `{ id }` or `{ name }`.
 *
 * @param context Who acts, in which request: from `contextFromRequest`, or made by hand.
 * @param policy The resource of the action, as described above. `undefined` members and `null` count as absent.
 * @param details The `action`, its `phase` and `parameters`; the `error` in the phase `error`; `at` and `duration` of a
 * past action.
 * @example
 * ```ts
 * import { notifyAboutVpnIkePolicyAction, type RequestContext } from 'notify-about';
 *
 * declare const context: RequestContext, policy: { id: string; name: string };
 *
 * const parameters = { ike_version: 'v2', lifetime: { units: 'seconds', value: 3600 } };
 * notifyAboutVpnIkePolicyAction(context, policy, { action: 'create', phase: 'end', parameters });
 * ```
 */
export function notifyAboutVpnIkePolicyAction<Action extends keyof VpnIkePolicyParameters & string>(
  context: RequestContext,
  policy: Resource,
  details: DetailsOf<VpnIkePolicyParameters, Action>,
): void {
  emit(subject, describeVpnIkePolicy, context, policy, details);
}

/** From https://docs.openstack.org/api-ref/network/v2/#show-ike-policy-details. */
function describeVpnIkePolicy(policy: unknown): Described<VpnIkePolicyResource> {
  return {
    type: 'vpn_ike_policy',
    id: textOf(policy, 'id', 'ike_policy_id'),
    name: textOf(policy, 'name'),
    project_id: textOf(policy, 'project_id', 'tenant_id'),
    auth_algorithm: textOf(policy, 'auth_algorithm'),
    encryption_algorithm: textOf(policy, 'encryption_algorithm'),
    ike_version: textOf(policy, 'ike_version'),
    lifetime: lifetimeOf(policy),
    pfs: textOf(policy, 'pfs'),
    phase1_negotiation_mode: textOf(policy, 'phase1_negotiation_mode'),
  };
}
