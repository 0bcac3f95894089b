import { notifyAboutSecurityGroupAction } from '../../../src/notifications/network/security-group.ts';
import type { Sampled } from '../sample.ts';

/** The response of GET /v2.0/security-groups/{security_group_id}. */
export const neutronSecurityGroup = {
  id: '85cc3048-abc3-43cc-89b3-377341426ac5',
  name: 'web',
  description: 'web servers',
  tenant_id: '9b2e4d6f8a0c4e1f9d3b5a7c1e2f4d60',
  project_id: '9b2e4d6f8a0c4e1f9d3b5a7c1e2f4d60',
  stateful: true,
  shared: false,
  security_group_rules: [
    {
      id: '3c0e45ff-adaf-4124-b083-bf390e5482ff',
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
      description: '',
      belongs_to_default_sg: false,
      created_at: '2026-10-02T08:15:30Z',
      updated_at: '2026-11-20T17:00:12Z',
      revision_number: 3,
      tags: [],
    },
  ],
  created_at: '2026-10-02T08:15:30Z',
  updated_at: '2026-11-20T17:00:12Z',
  revision_number: 3,
  tags: ['production'],
} as const;

export const securityGroup: Sampled = {
  path: 'network/security-group',
  notify: notifyAboutSecurityGroupAction,
  resource: neutronSecurityGroup,
  hasStart: true,
  parameters: {
    create: { description: 'web servers', stateful: true },
    update: { description: 'web and ssh' },
    delete: undefined,
  },
};
