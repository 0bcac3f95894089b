import {
  routerInterface as subject,
  type RouterInterfaceParameters,
  type RouterInterfaceResource,
} from '../../generated/network/router-interface.ts';
import type { RequestContext } from '../../utils/api/request-context.ts';
import type { Described, DetailsOf } from '../../utils/api/details.ts';
import { textOf } from '../../utils/describing/members.ts';
import { emit } from '../../utils/emit.ts';
import { list, read } from '../../utils/describing/safe-read.ts';
import type { Resource } from '../../utils/api/resource.ts';

/**
 * Emits a notification of an action on an interface of a router. Returns at once and never throws, whatever its
 * arguments.
 *
 * `routerInterface` is what Neutron's API v2.0 answered when it was added, or the port that it is, with the
 * `router_name` when that is known; or as little as `{ router_id }`.
 *
 * @param context Who acts, in which request: from `contextFromRequest`, or made by hand.
 * @param routerInterface The resource of the action, as described above. `undefined` members and `null` count as absent.
 * @param details The `action`, its `phase` and `parameters`; the `error` in the phase `error`; `at` and `duration` of a
 * past action.
 * @example
 * ```ts
 * import { notifyAboutRouterInterfaceAction, type RequestContext } from 'notify-about';
 *
 * declare const context: RequestContext, port: object, router: { id: string; name: string };
 *
 * const routerInterface = { ...port, router_id: router.id, router_name: router.name };
 * notifyAboutRouterInterfaceAction(context, routerInterface, { action: 'remove', phase: 'end' });
 * ```
 */
export function notifyAboutRouterInterfaceAction<Action extends keyof RouterInterfaceParameters & string>(
  context: RequestContext,
  routerInterface: Resource,
  details: DetailsOf<RouterInterfaceParameters, Action>,
): void {
  emit(subject, describeRouterInterface, context, routerInterface, details);
}

/** From https://docs.openstack.org/api-ref/network/v2/#add-interface-to-router, whose `id` is the router's. */
function describeRouterInterface(routerInterface: unknown): Described<RouterInterfaceResource> {
  const id = textOf(routerInterface, 'id');
  const router = textOf(routerInterface, 'router_id', 'device_id') ?? id;
  const isPort = id !== router && id !== undefined;
  const [fixedIp] = list(read(routerInterface, 'fixed_ips'));
  return {
    type: 'router_interface',
    id: router,
    // A port has a name of its own.
    name: textOf(routerInterface, 'router_name', ...(isPort ? [] : ['name'])),
    project_id: textOf(routerInterface, 'project_id', 'tenant_id'),
    router_id: router,
    port_id: textOf(routerInterface, 'port_id', ...(isPort ? ['id'] : [])),
    network_id: textOf(routerInterface, 'network_id'),
    subnet_id: textOf(routerInterface, 'subnet_id') ?? textOf(fixedIp, 'subnet_id'),
    ip_address: textOf(routerInterface, 'ip_address') ?? textOf(fixedIp, 'ip_address'),
  };
}
