import { notifyAboutNetworkAction } from '../../../src/notifications/network/network.ts';
import type { Sampled } from '../sample.ts';

/** The response of GET /v2.0/networks/{network_id} to an administrator. */
export const neutronNetwork = {
  id: 'd32019d3-bc6e-4319-9c1d-6722fc136a22',
  name: 'web-net',
  description: 'the network of the web servers',
  status: 'ACTIVE',
  admin_state_up: true,
  shared: false,
  tenant_id: '9b2e4d6f8a0c4e1f9d3b5a7c1e2f4d60',
  project_id: '9b2e4d6f8a0c4e1f9d3b5a7c1e2f4d60',
  mtu: 1450,
  port_security_enabled: true,
  qos_policy_id: null,
  vlan_transparent: null,
  is_default: false,
  'router:external': false,
  'provider:network_type': 'vxlan',
  'provider:physical_network': null,
  'provider:segmentation_id': 4021,
  subnets: ['08eae331-0402-425a-923c-34f7cfe39c1b'],
  ipv4_address_scope: null,
  ipv6_address_scope: null,
  l2_adjacency: true,
  dns_domain: '',
  availability_zone_hints: [],
  availability_zones: ['nova'],
  created_at: '2026-10-02T08:15:30Z',
  updated_at: '2026-11-20T17:00:12Z',
  revision_number: 3,
  tags: ['production'],
} as const;

export const network: Sampled = {
  path: 'network/network',
  notify: notifyAboutNetworkAction,
  resource: neutronNetwork,
  hasStart: true,
  parameters: {
    create: {
      project_id: '9b2e4d6f8a0c4e1f9d3b5a7c1e2f4d60',
      admin_state_up: true,
      shared: false,
      external: false,
      provider: { network_type: 'vlan', physical_network: 'physnet1', segmentation_id: 120 },
      availability_zone_hints: ['nova'],
      mtu: 1500,
      net_profile_id: '8f2f1a52-6c1b-4f64-a2a5-95c4dfe7c1d8',
      with_subnet: true,
    },
    update: { admin_state_up: false, shared: true, external: false },
    delete: undefined,
  },
};
