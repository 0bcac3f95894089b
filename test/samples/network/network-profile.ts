import { notifyAboutNetworkProfileAction } from '../../../src/notifications/network/network-profile.ts';
import type { Sampled } from '../sample.ts';

/** The response of GET /v2.0/network_profiles/{network_profile_id} (Havana, Cisco Nexus 1000V). */
export const neutronNetworkProfile = {
  id: '41548d21-7f89-4da0-9131-3d4fd4e8bbb8',
  name: 'tenant-vlans',
  segment_type: 'vlan',
  sub_type: null,
  segment_range: '100-199',
  physical_network: 'physnet1',
  multicast_ip_range: '',
  multicast_ip_index: 0,
  tenant_id: '9b2e4d6f8a0c4e1f9d3b5a7c1e2f4d60',
} as const;

export const networkProfile: Sampled = {
  path: 'network/network-profile',
  notify: notifyAboutNetworkProfileAction,
  resource: neutronNetworkProfile,
  hasStart: true,
  parameters: {
    create: {
      segment_type: 'vlan',
      segment_range: '100-199',
      physical_network: 'physnet1',
      multicast_ip_range: '',
      project_id: '9b2e4d6f8a0c4e1f9d3b5a7c1e2f4d60',
    },
    update: { segment_type: 'vlan', segment_range: '100-299', physical_network: 'physnet1' },
    delete: undefined,
  },
};
