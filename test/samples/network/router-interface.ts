import { notifyAboutRouterInterfaceAction } from '../../../src/notifications/network/router-interface.ts';
import type { Sampled } from '../sample.ts';

/** The response of PUT /v2.0/routers/{router_id}/add_router_interface, with the router's name. */
export const neutronRouterInterface = {
  id: 'f8a44de0-fc8e-45df-93c7-f79bf3b01c95',
  router_name: 'web-router',
  network_id: 'd32019d3-bc6e-4319-9c1d-6722fc136a22',
  tenant_id: '9b2e4d6f8a0c4e1f9d3b5a7c1e2f4d60',
  project_id: '9b2e4d6f8a0c4e1f9d3b5a7c1e2f4d60',
  port_id: 'a5a7a4e8-3d21-4a0c-8a7d-4a2c6f9a5b11',
  subnet_id: '08eae331-0402-425a-923c-34f7cfe39c1b',
  subnet_ids: ['08eae331-0402-425a-923c-34f7cfe39c1b'],
  tags: ['production'],
} as const;

export const routerInterface: Sampled = {
  path: 'network/router-interface',
  notify: notifyAboutRouterInterfaceAction,
  resource: neutronRouterInterface,
  hasStart: true,
  parameters: {
    add: { subnet_id: '08eae331-0402-425a-923c-34f7cfe39c1b', ip_address: '10.0.0.1' },
    remove: undefined,
  },
};
