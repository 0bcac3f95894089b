import { notifyAboutVpnServiceAction } from '../../../src/notifications/network/vpn-service.ts';
import type { Sampled } from '../sample.ts';

/** The response of GET /v2.0/vpn/vpnservices/{service_id}. */
export const neutronVpnService = {
  id: '5c561d9d-eaea-45f6-ae3e-08d1a7080828',
  name: 'to-berlin',
  description: '',
  status: 'PENDING_CREATE',
  admin_state_up: true,
  router_id: '66e3b16c-8ce5-40fb-bb49-ab6d8dc3f2aa',
  subnet_id: '8032909d-47a1-4715-90af-5153ffe39861',
  tenant_id: '9b2e4d6f8a0c4e1f9d3b5a7c1e2f4d60',
} as const;

export const vpnService: Sampled = {
  path: 'network/vpn-service',
  notify: notifyAboutVpnServiceAction,
  resource: neutronVpnService,
  hasStart: true,
  parameters: {
    create: {
      description: '',
      router_id: '66e3b16c-8ce5-40fb-bb49-ab6d8dc3f2aa',
      subnet_id: '8032909d-47a1-4715-90af-5153ffe39861',
      admin_state_up: true,
    },
    delete: undefined,
  },
};
