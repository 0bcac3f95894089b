import { notifyAboutRouterStaticRouteAction } from '../../../src/notifications/network/router-static-route.ts';
import type { Sampled } from '../sample.ts';

/** An element of `routes` in the response of GET /v2.0/routers/{router_id}, with the router's id. */
export const neutronRouterStaticRoute = {
  router_id: 'f8a44de0-fc8e-45df-93c7-f79bf3b01c95',
  destination: '10.1.0.0/16',
  nexthop: '10.0.0.9',
} as const;

export const routerStaticRoute: Sampled = {
  path: 'network/router-static-route',
  notify: notifyAboutRouterStaticRouteAction,
  resource: neutronRouterStaticRoute,
  hasStart: true,
  parameters: {
    create: { destination: '10.1.0.0/16', nexthop: '10.0.0.9' },
    delete: { destination: '10.1.0.0/16', nexthop: '10.0.0.9' },
  },
};
