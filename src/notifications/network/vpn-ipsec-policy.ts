import {
  vpnIpsecPolicy as subject,
  type VpnIpsecPolicyParameters,
  type VpnIpsecPolicyResource,
} from '../../generated/network/vpn-ipsec-policy.ts';
import type { RequestContext } from '../../utils/api/request-context.ts';
import type { Described, DetailsOf } from '../../utils/api/details.ts';
import { lifetimeOf, textOf } from '../../utils/describing/members.ts';
import { emit } from '../../utils/emit.ts';
import type { Resource } from '../../utils/api/resource.ts';

/**
 * Emits a notification of an action on an IPsec policy of a VPN. Returns at once and never throws, whatever its
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
 * import { notifyAboutVpnIpsecPolicyAction, type RequestContext } from 'notify-about';
 *
 * declare const context: RequestContext, policy: { id: string }, error: Error;
 *
 * notifyAboutVpnIpsecPolicyAction(context, policy, { action: 'delete', phase: 'error', error });
 * ```
 */
export function notifyAboutVpnIpsecPolicyAction<Action extends keyof VpnIpsecPolicyParameters & string>(
  context: RequestContext,
  policy: Resource,
  details: DetailsOf<VpnIpsecPolicyParameters, Action>,
): void {
  emit(subject, describeVpnIpsecPolicy, context, policy, details);
}

/** From https://docs.openstack.org/api-ref/network/v2/#show-ipsec-policy. */
function describeVpnIpsecPolicy(policy: unknown): Described<VpnIpsecPolicyResource> {
  return {
    type: 'vpn_ipsec_policy',
    id: textOf(policy, 'id', 'ipsec_policy_id'),
    name: textOf(policy, 'name'),
    project_id: textOf(policy, 'project_id', 'tenant_id'),
    auth_algorithm: textOf(policy, 'auth_algorithm'),
    encapsulation_mode: textOf(policy, 'encapsulation_mode'),
    encryption_algorithm: textOf(policy, 'encryption_algorithm'),
    lifetime: lifetimeOf(policy),
    pfs: textOf(policy, 'pfs'),
    transform_protocol: textOf(policy, 'transform_protocol'),
  };
}
