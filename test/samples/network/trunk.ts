import { notifyAboutTrunkAction } from '../../../src/notifications/network/trunk.ts';
import type { Sampled } from '../sample.ts';

/** The response of GET /v2.0/trunks/{trunk_id}. */
export const neutronTrunk = {
  id: 'ddd75ad2-bc84-4d2f-9a4a-3c7d2e1b8f60',
  name: 'nfv-1',
  description: 'the networks of the firewall',
  status: 'ACTIVE',
  admin_state_up: true,
  port_id: 'c3e1b9a7-6f52-4d80-9e3b-7a1c5d2f4e68',
  sub_ports: [
    { port_id: '8e1d0a6c-4b7f-4c39-8d25-1f9e6a3b7c50', segmentation_type: 'vlan', segmentation_id: 101 },
    { port_id: '4a9c7e2f-0d3b-4f61-a8c5-9b6d1e7f2a34', segmentation_type: 'vlan', segmentation_id: 102 },
  ],
  tags: [],
  revision_number: 3,
  project_id: '9b2e4d6f8a0c4e1f9d3b5a7c1e2f4d60',
  tenant_id: '9b2e4d6f8a0c4e1f9d3b5a7c1e2f4d60',
  created_at: '2026-10-02T08:15:30Z',
  updated_at: '2026-11-20T17:00:12Z',
} as const;

export const trunk: Sampled = {
  path: 'network/trunk',
  notify: notifyAboutTrunkAction,
  resource: neutronTrunk,
  hasStart: true,
  parameters: {
    create: {
      description: 'the networks of the firewall',
      admin_state_up: true,
      port_id: 'c3e1b9a7-6f52-4d80-9e3b-7a1c5d2f4e68',
      sub_ports: [
        { port_id: '8e1d0a6c-4b7f-4c39-8d25-1f9e6a3b7c50', segmentation_type: 'vlan', segmentation_id: 101 },
      ],
    },
    update: {
      description: 'the networks of the new firewall',
      admin_state_up: true,
      added_sub_ports: [
        { port_id: '4a9c7e2f-0d3b-4f61-a8c5-9b6d1e7f2a34', segmentation_type: 'vlan', segmentation_id: 102 },
      ],
      removed_sub_ports: [{ port_id: '1b5e8d3a-7c90-4e2f-b6a4-0d8f3c9e5b71' }],
    },
    delete: undefined,
  },
};
