import {
  portAllowedAddressPair as subject,
  type PortAllowedAddressPairParameters,
  type PortAllowedAddressPairResource,
} from '../../generated/network/port-allowed-address-pair.ts';
import type { RequestContext } from '../../utils/api/request-context.ts';
import type { Described, DetailsOf } from '../../utils/api/details.ts';
import { textOf } from '../../utils/describing/members.ts';
import { emit } from '../../utils/emit.ts';
import type { Resource } from '../../utils/api/resource.ts';

/**
 * Emits a notification of an action on an allowed address pair of a port. Returns at once and never throws, whatever
 * its arguments.
 *
 * `pair` is one of a port's `allowed_address_pairs` as Neutron's API v2.0 returned it, with the `port_id` that it
 * belongs to, or as little as `{ port_id }`.
 *
 * @param context Who acts, in which request: from `contextFromRequest`, or made by hand.
 * @param pair The resource of the action, as described above. `undefined` members and `null` count as absent.
 * @param details The `action`, its `phase` and `parameters`; the `error` in the phase `error`; `at` and `duration` of a
 * past action.
 * @example
 * ```ts
 * import { notifyAboutPortAllowedAddressPairAction, type RequestContext } from 'notify-about';
 *
 * declare const context: RequestContext, port: { id: string };
 *
 * const parameters = { ip: '10.0.0.100', mac: 'fa:16:3e:c9:cb:f0' };
 * const pair = { port_id: port.id, ip_address: parameters.ip, mac_address: parameters.mac };
 * notifyAboutPortAllowedAddressPairAction(context, pair, { action: 'create', phase: 'end', parameters });
 * ```
 */
export function notifyAboutPortAllowedAddressPairAction<
  Action extends keyof PortAllowedAddressPairParameters & string,
>(
  context: RequestContext,
  pair: Resource,
  details: DetailsOf<PortAllowedAddressPairParameters, Action>,
): void {
  emit(subject, describePortAllowedAddressPair, context, pair, details);
}

/** From `allowed_address_pairs` of https://docs.openstack.org/api-ref/network/v2/#show-port-details. */
function describePortAllowedAddressPair(pair: unknown): Described<PortAllowedAddressPairResource> {
  return {
    type: 'port_allowed_address_pair',
    id: textOf(pair, 'port_id', 'id'),
    name: textOf(pair, 'ip_address', 'ip', 'name'),
    port_id: textOf(pair, 'port_id', 'id'),
    mac_address: textOf(pair, 'mac_address', 'mac'),
  };
}
