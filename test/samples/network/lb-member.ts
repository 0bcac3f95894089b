import { notifyAboutLbMemberAction } from '../../../src/notifications/network/lb-member.ts';
import type { Sampled } from '../sample.ts';

/** The response of GET /v2.0/lb/members/{member_id}. */
export const neutronMember = {
  id: '701b531b-111a-4f21-ad85-4795b7b12af6',
  status: 'ACTIVE',
  status_description: null,
  admin_state_up: true,
  pool_id: '72741b06-df4d-4715-b142-276b6bce75ab',
  address: '10.0.0.12',
  protocol_port: 8080,
  weight: 1,
  tenant_id: '9b2e4d6f8a0c4e1f9d3b5a7c1e2f4d60',
} as const;

export const lbMember: Sampled = {
  path: 'network/lb-member',
  notify: notifyAboutLbMemberAction,
  resource: neutronMember,
  hasStart: true,
  parameters: {
    create: {
      pool_id: '72741b06-df4d-4715-b142-276b6bce75ab',
      members: ['4d8a1f2b-6c3e-4e5f-9a7b-8c9d0e1f2a3b'],
      address: '10.0.0.12',
      protocol_port: 8080,
      weight: 1,
      admin_state_up: true,
    },
    update: { pool_id: '72741b06-df4d-4715-b142-276b6bce75ab', weight: 10, admin_state_up: true },
    delete: undefined,
  },
};
