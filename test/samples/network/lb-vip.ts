import { notifyAboutLbVipAction } from '../../../src/notifications/network/lb-vip.ts';
import type { Sampled } from '../sample.ts';

/** The response of GET /v2.0/lb/vips/{vip_id}. */
export const neutronVip = {
  id: '4ec89087-d057-4e2c-911f-60a3b47ee304',
  name: 'www',
  description: '',
  status: 'ACTIVE',
  status_description: null,
  admin_state_up: true,
  pool_id: '72741b06-df4d-4715-b142-276b6bce75ab',
  subnet_id: '8032909d-47a1-4715-90af-5153ffe39861',
  port_id: 'f7e6fe6a-b8b5-43a8-8215-73456b32e0f5',
  address: '10.0.0.10',
  protocol: 'HTTP',
  protocol_port: 80,
  session_persistence: { type: 'APP_COOKIE', cookie_name: 'JSESSIONID' },
  connection_limit: -1,
  tenant_id: '9b2e4d6f8a0c4e1f9d3b5a7c1e2f4d60',
} as const;

export const lbVip: Sampled = {
  path: 'network/lb-vip',
  notify: notifyAboutLbVipAction,
  resource: neutronVip,
  hasStart: true,
  parameters: {
    create: {
      description: '',
      pool_id: '72741b06-df4d-4715-b142-276b6bce75ab',
      subnet_id: '8032909d-47a1-4715-90af-5153ffe39861',
      address: '10.0.0.10',
      floatip_address: '',
      other_address: '10.0.0.10',
      protocol: 'HTTP',
      protocol_port: 80,
      session_persistence: 'APP_COOKIE',
      cookie_name: 'JSESSIONID',
      connection_limit: -1,
      admin_state_up: true,
    },
    update: {
      description: 'the web servers',
      pool_id: '72741b06-df4d-4715-b142-276b6bce75ab',
      session_persistence: 'SOURCE_IP',
      cookie_name: '',
      connection_limit: 1000,
      admin_state_up: true,
    },
    delete: undefined,
  },
};
