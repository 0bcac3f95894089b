import { notifyAboutVpnIkePolicyAction } from '../../../src/notifications/network/vpn-ike-policy.ts';
import type { Sampled } from '../sample.ts';

/** The response of GET /v2.0/vpn/ikepolicies/{ikepolicy_id}. */
export const neutronIkePolicy = {
  id: '5522aff7-1b3c-48dd-9c3c-b50f016b73db',
  name: 'ike-strong',
  description: '',
  auth_algorithm: 'sha1',
  encryption_algorithm: 'aes-256',
  phase1_negotiation_mode: 'main',
  ike_version: 'v2',
  lifetime: { units: 'seconds', value: 3600 },
  pfs: 'group14',
  tenant_id: '9b2e4d6f8a0c4e1f9d3b5a7c1e2f4d60',
} as const;

export const vpnIkePolicy: Sampled = {
  path: 'network/vpn-ike-policy',
  notify: notifyAboutVpnIkePolicyAction,
  resource: neutronIkePolicy,
  hasStart: true,
  parameters: {
    create: {
      description: '',
      auth_algorithm: 'sha1',
      encryption_algorithm: 'aes-256',
      ike_version: 'v2',
      lifetime: { units: 'seconds', value: 3600 },
      pfs: 'group14',
      phase1_negotiation_mode: 'main',
    },
    delete: undefined,
  },
};
