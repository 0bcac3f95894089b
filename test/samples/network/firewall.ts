import { notifyAboutFirewallAction } from '../../../src/notifications/network/firewall.ts';
import type { Sampled } from '../sample.ts';

/** The response of GET /v2.0/fw/firewalls/{firewall_id}. */
export const neutronFirewall = {
  id: '3b0ef8f4-82c7-44d4-a4fb-6177f9a21977',
  name: 'edge',
  description: '',
  status: 'ACTIVE',
  admin_state_up: true,
  firewall_policy_id: 'c69933c1-b472-44f9-8226-30dc4ffd454c',
  router_ids: ['7a4e2c9d-1f6b-4380-b5d7-3e8c0a9f6b12'],
  tenant_id: '9b2e4d6f8a0c4e1f9d3b5a7c1e2f4d60',
} as const;

export const firewall: Sampled = {
  path: 'network/firewall',
  notify: notifyAboutFirewallAction,
  resource: neutronFirewall,
  hasStart: true,
  parameters: {
    create: {
      description: 'at the edge',
      firewall_policy_id: 'c69933c1-b472-44f9-8226-30dc4ffd454c',
      shared: false,
      admin_state_up: true,
    },
    update: {
      description: '',
      firewall_policy_id: 'c69933c1-b472-44f9-8226-30dc4ffd454c',
      admin_state_up: false,
    },
    delete: undefined,
  },
};
