import { notifyAboutVpnIpsecSiteConnectionAction } from '../../../src/notifications/network/vpn-ipsec-site-connection.ts';
import type { Sampled } from '../sample.ts';

/** The response of GET /v2.0/vpn/ipsec-site-connections/{connection_id}. */
export const neutronIpsecSiteConnection = {
  id: 'cbc152a0-7e93-4f98-9f04-b085a4bf2511',
  name: 'berlin',
  description: '',
  status: 'ACTIVE',
  admin_state_up: true,
  vpnservice_id: '5c561d9d-eaea-45f6-ae3e-08d1a7080828',
  ikepolicy_id: '5522aff7-1b3c-48dd-9c3c-b50f016b73db',
  ipsecpolicy_id: '5291b189-fd84-46e5-84bd-78f40c05d69c',
  peer_address: '198.51.100.226',
  peer_id: '198.51.100.226',
  peer_cidrs: ['10.1.0.0/24', '10.2.0.0/24'],
  route_mode: 'static',
  auth_mode: 'psk',
  psk: 'correct-horse-battery-staple',
  mtu: 1500,
  dpd: { action: 'hold', interval: 30, timeout: 120 },
  initiator: 'bi-directional',
  tenant_id: '9b2e4d6f8a0c4e1f9d3b5a7c1e2f4d60',
} as const;

export const vpnIpsecSiteConnection: Sampled = {
  path: 'network/vpn-ipsec-site-connection',
  notify: notifyAboutVpnIpsecSiteConnectionAction,
  resource: neutronIpsecSiteConnection,
  hasStart: true,
  parameters: {
    create: {
      description: '',
      vpnservice_id: '5c561d9d-eaea-45f6-ae3e-08d1a7080828',
      ikepolicy_id: '5522aff7-1b3c-48dd-9c3c-b50f016b73db',
      ipsecpolicy_id: '5291b189-fd84-46e5-84bd-78f40c05d69c',
      peer_address: '198.51.100.226',
      peer_id: '198.51.100.226',
      peer_cidrs: ['10.1.0.0/24', '10.2.0.0/24'],
      mtu: 1500,
      dpd: { action: 'hold', interval: 30, timeout: 120 },
      initiator: 'bi-directional',
      admin_state_up: true,
    },
    delete: undefined,
  },
};
