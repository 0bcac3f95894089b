import { notifyAboutFirewallRuleAction } from '../../../src/notifications/network/firewall-rule.ts';
import type { Sampled } from '../sample.ts';

/** The response of GET /v2.0/fw/firewall_rules/{firewall_rule_id}. */
export const neutronFirewallRule = {
  id: '8722e0e0-9cc9-4490-9660-8c9a5732fbb0',
  name: 'https',
  description: '',
  firewall_policy_id: 'c69933c1-b472-44f9-8226-30dc4ffd454c',
  position: 1,
  protocol: 'tcp',
  ip_version: 4,
  action: 'allow',
  source_ip_address: null,
  source_port: null,
  destination_ip_address: '198.51.100.0/24',
  destination_port: '443',
  enabled: true,
  shared: false,
  tenant_id: '9b2e4d6f8a0c4e1f9d3b5a7c1e2f4d60',
} as const;

export const firewallRule: Sampled = {
  path: 'network/firewall-rule',
  notify: notifyAboutFirewallRuleAction,
  resource: neutronFirewallRule,
  hasStart: true,
  parameters: {
    create: {
      description: '',
      protocol: 'tcp',
      action: 'allow',
      source_ip_address: '',
      source_port: '',
      destination_ip_address: '198.51.100.0/24',
      destination_port: '443',
      shared: false,
      enabled: true,
    },
    update: {
      description: 'not from everywhere',
      protocol: 'tcp',
      action: 'allow',
      source_ip_address: '203.0.113.0/24',
      source_port: '1024:65535',
      destination_ip_address: '198.51.100.0/24',
      destination_port: '443',
      shared: false,
      enabled: true,
    },
    delete: undefined,
  },
};
