import { notifyAboutSubnetAction } from '../../../src/notifications/network/subnet.ts';
import type { Sampled } from '../sample.ts';

/** The response of GET /v2.0/subnets/{subnet_id}. */
export const neutronSubnet = {
  id: '08eae331-0402-425a-923c-34f7cfe39c1b',
  name: 'web-subnet',
  description: '',
  tenant_id: '9b2e4d6f8a0c4e1f9d3b5a7c1e2f4d60',
  project_id: '9b2e4d6f8a0c4e1f9d3b5a7c1e2f4d60',
  network_id: 'd32019d3-bc6e-4319-9c1d-6722fc136a22',
  ip_version: 4,
  cidr: '10.0.0.0/24',
  gateway_ip: '10.0.0.1',
  enable_dhcp: true,
  dns_nameservers: ['192.0.2.53'],
  dns_publish_fixed_ip: false,
  allocation_pools: [{ start: '10.0.0.2', end: '10.0.0.254' }],
  host_routes: [],
  subnetpool_id: null,
  segment_id: null,
  service_types: [],
  ipv6_ra_mode: null,
  ipv6_address_mode: null,
  router_external: false,
  created_at: '2026-10-02T08:15:30Z',
  updated_at: '2026-11-20T17:00:12Z',
  revision_number: 3,
  tags: ['production'],
} as const;

export const subnet: Sampled = {
  path: 'network/subnet',
  notify: notifyAboutSubnetAction,
  resource: neutronSubnet,
  hasStart: true,
  parameters: {
    create: {
      cidr: '10.0.0.0/24',
      ip_version: 4,
      gateway_ip: '10.0.0.1',
      no_gateway: false,
      enable_dhcp: true,
      allocation_pools: [{ start: '10.0.0.10', end: '10.0.0.200' }],
      dns_nameservers: ['192.0.2.53'],
      host_routes: [{ destination: '10.1.0.0/16', nexthop: '10.0.0.9' }],
      subnetpool_id: '1a6f5c2e-24b9-4a57-8d38-0a4f2f8e9c10',
      prefixlen: 24,
      ipv6_ra_mode: 'slaac',
      ipv6_address_mode: 'slaac',
      project_id: '9b2e4d6f8a0c4e1f9d3b5a7c1e2f4d60',
    },
    update: {
      gateway_ip: '10.0.0.254',
      no_gateway: false,
      enable_dhcp: true,
      allocation_pools: [{ start: '10.0.0.10', end: '10.0.0.200' }],
      dns_nameservers: ['192.0.2.53'],
      host_routes: [{ destination: '10.1.0.0/16', nexthop: '10.0.0.9' }],
    },
    delete: undefined,
  },
};
