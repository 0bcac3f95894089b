import {
  lbPool as subject,
  type LbPoolParameters,
  type LbPoolResource,
} from '../../generated/network/lb-pool.ts';
import type { RequestContext } from '../../utils/api/request-context.ts';
import type { Described, DetailsOf } from '../../utils/api/details.ts';
import { flagOf, textOf, textsOf } from '../../utils/describing/members.ts';
import { emit } from '../../utils/emit.ts';
import type { Resource } from '../../utils/api/resource.ts';

/**
 * Emits a notification of an action on a pool of a load balancer. Returns at once and never throws, whatever its
 * arguments.
 *
 * `pool` is the object as Neutron's LBaaS v1 returned it, or as little as `{ id }` or `{ name }`.
 *
 * @param context Who acts, in which request: from `contextFromRequest`, or made by hand.
 * @param pool The resource of the action, as described above. `undefined` members and `null` count as absent.
 * @param details The `action`, its `phase` and `parameters`; the `error` in the phase `error`; `at` and `duration` of a
 * past action.
 * @example
 * ```ts
 * import { notifyAboutLbPoolAction, type RequestContext } from 'notify-about';
 *
 * declare const context: RequestContext, pool: { id: string }, monitor: { id: string };
 *
 * const parameters = { monitor_id: monitor.id };
 * notifyAboutLbPoolAction(context, pool, { action: 'associate_monitor', phase: 'end', parameters });
 * ```
 */
export function notifyAboutLbPoolAction<Action extends keyof LbPoolParameters & string>(
  context: RequestContext,
  pool: Resource,
  details: DetailsOf<LbPoolParameters, Action>,
): void {
  emit(subject, describeLbPool, context, pool, details);
}

/** From Neutron's LBaaS v1, GET /v2.0/lb/pools/{pool_id}. */
function describeLbPool(pool: unknown): Described<LbPoolResource> {
  return {
    type: 'lb_pool',
    id: textOf(pool, 'id', 'pool_id'),
    name: textOf(pool, 'name', 'pool_name'),
    project_id: textOf(pool, 'project_id', 'tenant_id'),
    subnet_id: textOf(pool, 'subnet_id'),
    vip_id: textOf(pool, 'vip_id'),
    members: textsOf(pool, 'members'),
    health_monitors: textsOf(pool, 'health_monitors'),
    status: textOf(pool, 'status'),
    admin_state_up: flagOf(pool, 'admin_state_up'),
    provider: textOf(pool, 'provider'),
    protocol: textOf(pool, 'protocol'),
    lb_method: textOf(pool, 'lb_method'),
  };
}
