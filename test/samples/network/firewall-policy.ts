import { notifyAboutFirewallPolicyAction } from '../../../src/notifications/network/firewall-policy.ts';
import type { Sampled } from '../sample.ts';

/** The response of GET /v2.0/fw/firewall_policies/{firewall_policy_id}. */
export const neutronFirewallPolicy = {
  id: 'c69933c1-b472-44f9-8226-30dc4ffd454c',
  name: 'web-only',
  description: 'HTTP and HTTPS',
  shared: false,
  audited: true,
  firewall_rules: ['8722e0e0-9cc9-4490-9660-8c9a5732fbb0', 'a5ea3c8b-4f7d-4e21-9c60-2d8b1f3e7a95'],
  tenant_id: '9b2e4d6f8a0c4e1f9d3b5a7c1e2f4d60',
} as const;

export const firewallPolicy: Sampled = {
  path: 'network/firewall-policy',
  notify: notifyAboutFirewallPolicyAction,
  resource: neutronFirewallPolicy,
  hasStart: true,
  parameters: {
    create: {
      description: 'HTTP and HTTPS',
      shared: false,
      audited: false,
      firewall_rules: ['8722e0e0-9cc9-4490-9660-8c9a5732fbb0', 'a5ea3c8b-4f7d-4e21-9c60-2d8b1f3e7a95'],
    },
    update: { description: 'HTTP and HTTPS', shared: false, audited: true },
    delete: undefined,
    insert_rule: {
      firewall_rule_id: 'a5ea3c8b-4f7d-4e21-9c60-2d8b1f3e7a95',
      insert_before: '',
      insert_after: '8722e0e0-9cc9-4490-9660-8c9a5732fbb0',
    },
    remove_rule: { firewall_rule_id: 'a5ea3c8b-4f7d-4e21-9c60-2d8b1f3e7a95' },
  },
};
