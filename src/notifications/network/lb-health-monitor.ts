import {
  lbHealthMonitor as subject,
  type LbHealthMonitorParameters,
  type LbHealthMonitorResource,
} from '../../generated/network/lb-health-monitor.ts';
import type { RequestContext } from '../../utils/api/request-context.ts';
import type { Described, DetailsOf } from '../../utils/api/details.ts';
import { flagOf, numberOf, textOf, textsIn } from '../../utils/describing/members.ts';
import { emit } from '../../utils/emit.ts';
import type { Resource } from '../../utils/api/resource.ts';

/**
 * Emits a notification of an action on a health monitor. Returns at once and never throws, whatever its arguments.
 *
 * `monitor` is the object as Neutron's LBaaS v1 returned it, or as little as `{ id }`, `{ type }` or `{ name }`.
 *
 * @param context Who acts, in which request: from `contextFromRequest`, or made by hand.
 * @param monitor The resource of the action, as described above. `undefined` members and `null` count as absent.
 * @param details The `action`, its `phase` and `parameters`; the `error` in the phase `error`; `at` and `duration` of a
 * past action.
 * @example
 * ```ts
 * import { notifyAboutLbHealthMonitorAction, type RequestContext } from 'notify-about';
 *
 * declare const context: RequestContext, monitor: { id: string };
 *
 * const parameters = { delay: 10, timeout: 5, max_retries: 3 };
 * notifyAboutLbHealthMonitorAction(context, monitor, { action: 'update', phase: 'end', parameters });
 * ```
 */
export function notifyAboutLbHealthMonitorAction<Action extends keyof LbHealthMonitorParameters & string>(
  context: RequestContext,
  monitor: Resource,
  details: DetailsOf<LbHealthMonitorParameters, Action>,
): void {
  emit(subject, describeLbHealthMonitor, context, monitor, details);
}

/** From Neutron's LBaaS v1, GET /v2.0/lb/health_monitors/{health_monitor_id}. */
function describeLbHealthMonitor(monitor: unknown): Described<LbHealthMonitorResource> {
  return {
    type: 'lb_health_monitor',
    id: textOf(monitor, 'id', 'monitor_id'),
    name: textOf(monitor, 'type', 'name', 'id', 'monitor_id'),
    project_id: textOf(monitor, 'project_id', 'tenant_id'),
    pool_ids: textsIn(monitor, 'pools', 'pool_id'),
    admin_state_up: flagOf(monitor, 'admin_state_up'),
    monitor_type: textOf(monitor, 'type'),
    delay: numberOf(monitor, 'delay'),
    timeout: numberOf(monitor, 'timeout'),
    max_retries: numberOf(monitor, 'max_retries'),
  };
}
