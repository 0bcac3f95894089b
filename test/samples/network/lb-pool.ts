import { notifyAboutLbPoolAction } from '../../../src/notifications/network/lb-pool.ts';
import type { Sampled } from '../sample.ts';

/** The response of GET /v2.0/lb/pools/{pool_id}. */
export const neutronPool = {
  id: '72741b06-df4d-4715-b142-276b6bce75ab',
  name: 'web',
  description: '',
  status: 'ACTIVE',
  status_description: null,
  admin_state_up: true,
  subnet_id: '8032909d-47a1-4715-90af-5153ffe39861',
  vip_id: '4ec89087-d057-4e2c-911f-60a3b47ee304',
  protocol: 'HTTP',
  provider: 'haproxy',
  lb_method: 'ROUND_ROBIN',
  members: ['701b531b-111a-4f21-ad85-4795b7b12af6', 'beb53b4d-230b-4abd-8118-575b8fa006ef'],
  health_monitors: ['466c8345-28d8-4f84-a246-e04380b0461d'],
  health_monitors_status: [
    { monitor_id: '466c8345-28d8-4f84-a246-e04380b0461d', status: 'ACTIVE', status_description: null },
  ],
  tenant_id: '9b2e4d6f8a0c4e1f9d3b5a7c1e2f4d60',
} as const;

export const lbPool: Sampled = {
  path: 'network/lb-pool',
  notify: notifyAboutLbPoolAction,
  resource: neutronPool,
  hasStart: true,
  parameters: {
    create: {
      description: '',
      subnet_id: '8032909d-47a1-4715-90af-5153ffe39861',
      provider: 'haproxy',
      protocol: 'HTTP',
      lb_method: 'ROUND_ROBIN',
      admin_state_up: true,
    },
    update: { description: 'the web servers', lb_method: 'LEAST_CONNECTIONS', admin_state_up: true },
    delete: undefined,
    associate_monitor: { monitor_id: '466c8345-28d8-4f84-a246-e04380b0461d' },
    disassociate_monitor: { monitor_id: '466c8345-28d8-4f84-a246-e04380b0461d' },
  },
};
