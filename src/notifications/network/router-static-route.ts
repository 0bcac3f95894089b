import {
  routerStaticRoute as subject,
  type RouterStaticRouteParameters,
  type RouterStaticRouteResource,
} from '../../generated/network/router-static-route.ts';
import type { RequestContext } from '../../utils/api/request-context.ts';
import type { Described, DetailsOf } from '../../utils/api/details.ts';
import { textOf } from '../../utils/describing/members.ts';
import { emit } from '../../utils/emit.ts';
import type { Resource } from '../../utils/api/resource.ts';

/**
 * Emits a notification of an action on a static route of a router. Returns at once and never throws, whatever its
 * arguments.
 *
 * `route` is one of a router's `routes` as Neutron's API v2.0 returned it, with the `router_id` that it belongs to, or
 * as little as `{ router_id }`.
 *
 * @param context Who acts, in which request: from `contextFromRequest`, or made by hand.
 * @param route The resource of the action, as described above. `undefined` members and `null` count as absent.
 * @param details The `action`, its `phase` and `parameters`; the `error` in the phase `error`; `at` and `duration` of a
 * past action.
 * @example
 * ```ts
 * import { notifyAboutRouterStaticRouteAction, type RequestContext } from 'notify-about';
 *
 * declare const context: RequestContext, router: { id: string };
 *
 * const parameters = { destination: '10.1.0.0/16', nexthop: '10.0.0.9' };
 * const route = { ...parameters, router_id: router.id };
 * notifyAboutRouterStaticRouteAction(context, route, { action: 'delete', phase: 'end', parameters });
 * ```
 */
export function notifyAboutRouterStaticRouteAction<Action extends keyof RouterStaticRouteParameters & string>(
  context: RequestContext,
  route: Resource,
  details: DetailsOf<RouterStaticRouteParameters, Action>,
): void {
  emit(subject, describeRouterStaticRoute, context, route, details);
}

/** From `routes` of https://docs.openstack.org/api-ref/network/v2/#show-router-details. */
function describeRouterStaticRoute(route: unknown): Described<RouterStaticRouteResource> {
  return {
    type: 'router_static_route',
    id: textOf(route, 'router_id', 'id'),
    name: textOf(route, 'destination', 'name'),
    router_id: textOf(route, 'router_id', 'id'),
    nexthop: textOf(route, 'nexthop'),
  };
}
