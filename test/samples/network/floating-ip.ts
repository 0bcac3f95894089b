import { notifyAboutFloatingIpAction } from '../../../src/notifications/network/floating-ip.ts';
import type { Sampled } from '../sample.ts';

/** The response of GET /v2.0/floatingips/{floatingip_id}. */
export const neutronFloatingIp = {
  id: '2f245a7b-796b-4f26-9cf9-9e82d248fda7',
  floating_ip_address: '203.0.113.21',
  fixed_ip_address: '10.0.0.21',
  floating_network_id: '376da547-b977-4cfe-9cba-275c80debf57',
  router_id: 'f8a44de0-fc8e-45df-93c7-f79bf3b01c95',
  port_id: '46d4bfb9-b26e-41f3-bd2e-e6dcc1ccedb2',
  port_details: {
    name: 'web-1',
    network_id: 'd32019d3-bc6e-4319-9c1d-6722fc136a22',
    mac_address: 'fa:16:3e:58:42:ed',
    admin_state_up: true,
    status: 'ACTIVE',
    device_id: '4d8a1f2b-6c3e-4e5f-9a7b-8c9d0e1f2a3b',
    device_owner: 'compute:nova',
  },
  tenant_id: '9b2e4d6f8a0c4e1f9d3b5a7c1e2f4d60',
  project_id: '9b2e4d6f8a0c4e1f9d3b5a7c1e2f4d60',
  status: 'ACTIVE',
  description: 'the way in',
  dns_domain: 'cloud.example.',
  dns_name: 'www',
  qos_policy_id: null,
  qos_network_policy_id: null,
  port_forwardings: [],
  distributed: false,
  created_at: '2026-10-02T08:15:30Z',
  updated_at: '2026-11-20T17:00:12Z',
  revision_number: 3,
  tags: ['production'],
} as const;

export const floatingIp: Sampled = {
  path: 'network/floating-ip',
  notify: notifyAboutFloatingIpAction,
  resource: neutronFloatingIp,
  hasStart: true,
  parameters: {
    allocate: {
      pool_id: '376da547-b977-4cfe-9cba-275c80debf57',
      project_id: '9b2e4d6f8a0c4e1f9d3b5a7c1e2f4d60',
      floating_ip_address: '203.0.113.21',
      description: 'the way in',
      dns_domain: 'cloud.example.',
      dns_name: 'www',
    },
    release: undefined,
    associate: {
      port_id: '46d4bfb9-b26e-41f3-bd2e-e6dcc1ccedb2',
      instance_id: '4d8a1f2b-6c3e-4e5f-9a7b-8c9d0e1f2a3b',
      fixed_ip: '10.0.0.21',
    },
    disassociate: { instance_id: '4d8a1f2b-6c3e-4e5f-9a7b-8c9d0e1f2a3b' },
  },
};
