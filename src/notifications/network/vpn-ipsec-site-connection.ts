import {
  vpnIpsecSiteConnection as subject,
  type VpnIpsecSiteConnectionDpd,
  type VpnIpsecSiteConnectionParameters,
  type VpnIpsecSiteConnectionResource,
} from '../../generated/network/vpn-ipsec-site-connection.ts';
import type { RequestContext } from '../../utils/api/request-context.ts';
import type { Described, DetailsOf } from '../../utils/api/details.ts';
import { flagOf, numberOf, partOf, textOf, textsOf } from '../../utils/describing/members.ts';
import { emit } from '../../utils/emit.ts';
import type { Resource } from '../../utils/api/resource.ts';

/**
 * Emits a notification of an action on an IPsec site connection. Returns at once and never throws, whatever its
 * arguments.
 *
 * `connection` is the object as Neutron's VPNaaS returned it, or as little as `{ id }` or `{ name }`. Its pre-shared
 * key is never sent.
 *
 * @param context Who acts, in which request: from `contextFromRequest`, or made by hand.
 * @param connection The resource of the action, as described above. `undefined` members and `null` count as absent.
 * @param details The `action`, its `phase` and `parameters`; the `error` in the phase `error`; `at` and `duration` of a
 * past action.
 * @example
 * ```ts
 * import { notifyAboutVpnIpsecSiteConnectionAction, type RequestContext } from 'notify-about';
 *
 * declare const context: RequestContext, connection: { id: string };
 * declare const neutron: { deleteConnection(id: string): Promise<void> };
 *
 * try {
 *   await neutron.deleteConnection(connection.id);
 *   notifyAboutVpnIpsecSiteConnectionAction(context, connection, { action: 'delete', phase: 'end' });
 * } catch (error) {
 *   notifyAboutVpnIpsecSiteConnectionAction(context, connection, { action: 'delete', phase: 'error', error });
 * }
 * ```
 */
export function notifyAboutVpnIpsecSiteConnectionAction<
  Action extends keyof VpnIpsecSiteConnectionParameters & string,
>(
  context: RequestContext,
  connection: Resource,
  details: DetailsOf<VpnIpsecSiteConnectionParameters, Action>,
): void {
  emit(subject, describeVpnIpsecSiteConnection, context, connection, details);
}

/** From https://docs.openstack.org/api-ref/network/v2/#show-ipsec-connection. */
function describeVpnIpsecSiteConnection(connection: unknown): Described<VpnIpsecSiteConnectionResource> {
  return {
    type: 'vpn_ipsec_site_connection',
    id: textOf(connection, 'id', 'ipsec_site_connection_id'),
    name: textOf(connection, 'name'),
    project_id: textOf(connection, 'project_id', 'tenant_id'),
    vpnservice_id: textOf(connection, 'vpnservice_id'),
    ikepolicy_id: textOf(connection, 'ikepolicy_id'),
    ipsecpolicy_id: textOf(connection, 'ipsecpolicy_id'),
    status: textOf(connection, 'status'),
    admin_state_up: flagOf(connection, 'admin_state_up'),
    peer_address: textOf(connection, 'peer_address'),
    peer_id: textOf(connection, 'peer_id'),
    peer_cidrs: textsOf(connection, 'peer_cidrs'),
    mtu: numberOf(connection, 'mtu'),
    dpd: partOf(connection, 'dpd', describeDpd),
    initiator: textOf(connection, 'initiator'),
  };
}

/** Dead peer detection. */
function describeDpd(dpd: unknown): Described<VpnIpsecSiteConnectionDpd> {
  return {
    action: textOf(dpd, 'action'),
    interval: numberOf(dpd, 'interval'),
    timeout: numberOf(dpd, 'timeout'),
  };
}
