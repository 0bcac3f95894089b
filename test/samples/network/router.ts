import { notifyAboutRouterAction } from '../../../src/notifications/network/router.ts';
import type { Sampled } from '../sample.ts';

/** The response of GET /v2.0/routers/{router_id} to an administrator. */
export const neutronRouter = {
  id: 'f8a44de0-fc8e-45df-93c7-f79bf3b01c95',
  name: 'web-router',
  description: '',
  tenant_id: '9b2e4d6f8a0c4e1f9d3b5a7c1e2f4d60',
  project_id: '9b2e4d6f8a0c4e1f9d3b5a7c1e2f4d60',
  status: 'ACTIVE',
  admin_state_up: true,
  external_gateway_info: {
    network_id: '376da547-b977-4cfe-9cba-275c80debf57',
    enable_snat: true,
    qos_policy_id: null,
    external_fixed_ips: [{ subnet_id: 'b930d7f6-ceb7-40a0-8b81-a425dd994ccf', ip_address: '203.0.113.9' }],
  },
  distributed: false,
  ha: true,
  routes: [{ destination: '10.1.0.0/16', nexthop: '10.0.0.9' }],
  flavor_id: null,
  service_type_id: null,
  availability_zone_hints: [],
  availability_zones: ['nova'],
  conntrack_helpers: [],
  enable_ndp_proxy: false,
  created_at: '2026-10-02T08:15:30Z',
  updated_at: '2026-11-20T17:00:12Z',
  revision_number: 3,
  tags: ['production'],
} as const;

export const router: Sampled = {
  path: 'network/router',
  notify: notifyAboutRouterAction,
  resource: neutronRouter,
  hasStart: true,
  parameters: {
    create: {
      admin_state_up: true,
      external_network_id: '376da547-b977-4cfe-9cba-275c80debf57',
      enable_snat: true,
      distributed: false,
      ha: true,
      availability_zone_hints: ['nova'],
      project_id: '9b2e4d6f8a0c4e1f9d3b5a7c1e2f4d60',
    },
    update: { admin_state_up: false, distributed: true, ha: false },
    delete: { removed_interfaces: ['a5a7a4e8-3d21-4a0c-8a7d-4a2c6f9a5b11'] },
    set_gateway: { network_id: '376da547-b977-4cfe-9cba-275c80debf57', enable_snat: true },
    clear_gateway: undefined,
  },
};
