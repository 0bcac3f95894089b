import {
  lbVip as subject,
  type LbVipParameters,
  type LbVipResource,
} from '../../generated/network/lb-vip.ts';
import type { RequestContext } from '../../utils/api/request-context.ts';
import type { Described, DetailsOf } from '../../utils/api/details.ts';
import { flagOf, numberOf, textOf } from '../../utils/describing/members.ts';
import { emit } from '../../utils/emit.ts';
import { read } from '../../utils/describing/safe-read.ts';
import type { Resource } from '../../utils/api/resource.ts';

/**
 * Emits a notification of an action on a VIP of a load balancer. Returns at once and never throws, whatever its
 * arguments.
 *
 * `vip` is the object as Neutron's LBaaS v1 returned it, or as little as `{ id }` or `{ name }`.
 *
 * @param context Who acts, in which request: from `contextFromRequest`, or made by hand.
 * @param vip The resource of the action, as described above. `undefined` members and `null` count as absent.
 * @param details The `action`, its `phase` and `parameters`; the `error` in the phase `error`; `at` and `duration` of a
 * past action.
 * @example
 * ```ts
 * import { notifyAboutLbVipAction, type RequestContext } from 'notify-about';
 *
 * declare const context: RequestContext, vip: { id: string; pool_id: string };
 * declare const neutron: { deleteVip(id: string): Promise<void> };
 *
 * notifyAboutLbVipAction(context, vip, { action: 'delete', phase: 'start' });
 * await neutron.deleteVip(vip.id);
 * notifyAboutLbVipAction(context, vip, { action: 'delete', phase: 'end' });
 * ```
 */
export function notifyAboutLbVipAction<Action extends keyof LbVipParameters & string>(
  context: RequestContext,
  vip: Resource,
  details: DetailsOf<LbVipParameters, Action>,
): void {
  emit(subject, describeLbVip, context, vip, details);
}

/** From Neutron's LBaaS v1, GET /v2.0/lb/vips/{vip_id}. */
function describeLbVip(vip: unknown): Described<LbVipResource> {
  return {
    type: 'lb_vip',
    id: textOf(vip, 'id', 'vip_id'),
    name: textOf(vip, 'name'),
    project_id: textOf(vip, 'project_id', 'tenant_id'),
    pool_id: textOf(vip, 'pool_id'),
    subnet_id: textOf(vip, 'subnet_id'),
    port_id: textOf(vip, 'port_id'),
    status: textOf(vip, 'status'),
    admin_state_up: flagOf(vip, 'admin_state_up'),
    address: textOf(vip, 'address'),
    protocol: textOf(vip, 'protocol'),
    protocol_port: numberOf(vip, 'protocol_port'),
    session_persistence: textOf(read(vip, 'session_persistence'), 'type'),
    connection_limit: numberOf(vip, 'connection_limit'),
  };
}
