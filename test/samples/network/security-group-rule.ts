import { notifyAboutSecurityGroupRuleAction } from '../../../src/notifications/network/security-group-rule.ts';
import type { Sampled } from '../sample.ts';

/** The response of GET /v2.0/security-group-rules/{security_group_rule_id}. */
export const neutronSecurityGroupRule = {
  id: '2bc0accf-312e-429a-956e-e4407625eb62',
  security_group_id: '85cc3048-abc3-43cc-89b3-377341426ac5',
  tenant_id: '9b2e4d6f8a0c4e1f9d3b5a7c1e2f4d60',
  project_id: '9b2e4d6f8a0c4e1f9d3b5a7c1e2f4d60',
  direction: 'ingress',
  ethertype: 'IPv4',
  protocol: 'tcp',
  port_range_min: 22,
  port_range_max: 22,
  remote_ip_prefix: '198.51.100.0/24',
  remote_group_id: null,
  remote_address_group_id: null,
  normalized_cidr: '198.51.100.0/24',
  description: 'ssh',
  belongs_to_default_sg: false,
  created_at: '2026-10-02T08:15:30Z',
  updated_at: '2026-11-20T17:00:12Z',
  revision_number: 3,
  tags: [],
} as const;

export const securityGroupRule: Sampled = {
  path: 'network/security-group-rule',
  notify: notifyAboutSecurityGroupRuleAction,
  resource: neutronSecurityGroupRule,
  hasStart: true,
  parameters: {
    create: {
      direction: 'ingress',
      ethertype: 'IPv4',
      ip_protocol: 'tcp',
      from_port: 22,
      to_port: 22,
      cidr: '198.51.100.0/24',
      description: 'ssh',
    },
    update: {
      direction: 'ingress',
      ethertype: 'IPv4',
      ip_protocol: 'tcp',
      from_port: 22,
      to_port: 22,
      remote_group_id: '85cc3048-abc3-43cc-89b3-377341426ac5',
      description: 'ssh',
    },
    delete: undefined,
  },
};
