import { notifyAboutVpnIpsecPolicyAction } from '../../../src/notifications/network/vpn-ipsec-policy.ts';
import type { Sampled } from '../sample.ts';

/** The response of GET /v2.0/vpn/ipsecpolicies/{ipsecpolicy_id}. */
export const neutronIpsecPolicy = {
  id: '5291b189-fd84-46e5-84bd-78f40c05d69c',
  name: 'esp-strong',
  description: '',
  transform_protocol: 'esp',
  auth_algorithm: 'sha1',
  encapsulation_mode: 'tunnel',
  encryption_algorithm: 'aes-256',
  lifetime: { units: 'seconds', value: 3600 },
  pfs: 'group14',
  tenant_id: '9b2e4d6f8a0c4e1f9d3b5a7c1e2f4d60',
} as const;

export const vpnIpsecPolicy: Sampled = {
  path: 'network/vpn-ipsec-policy',
  notify: notifyAboutVpnIpsecPolicyAction,
  resource: neutronIpsecPolicy,
  hasStart: true,
  parameters: {
    create: {
      description: '',
      auth_algorithm: 'sha1',
      encapsulation_mode: 'tunnel',
      encryption_algorithm: 'aes-256',
      lifetime: { units: 'seconds', value: 3600 },
      pfs: 'group14',
      transform_protocol: 'esp',
    },
    delete: undefined,
  },
};
