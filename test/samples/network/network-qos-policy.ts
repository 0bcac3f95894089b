import { notifyAboutNetworkQosPolicyAction } from '../../../src/notifications/network/network-qos-policy.ts';
import type { Sampled } from '../sample.ts';

/** The response of GET /v2.0/qos/policies/{policy_id}. */
export const neutronQosPolicy = {
  id: '46ebaec0-0570-43ac-82f6-60d2b03168c4',
  name: '10Mbit',
  description: 'for guests',
  shared: false,
  is_default: false,
  rules: [
    {
      id: '5f126d84-551a-4dcf-bb01-0e9c0df0c793',
      qos_policy_id: '46ebaec0-0570-43ac-82f6-60d2b03168c4',
      type: 'bandwidth_limit',
      max_kbps: 10000,
      max_burst_kbps: 0,
      direction: 'egress',
    },
    {
      id: '5f126d84-551a-4dcf-bb01-0e9c0df0c794',
      qos_policy_id: '46ebaec0-0570-43ac-82f6-60d2b03168c4',
      type: 'dscp_marking',
      dscp_mark: 26,
    },
  ],
  tags: [],
  revision_number: 2,
  project_id: '9b2e4d6f8a0c4e1f9d3b5a7c1e2f4d60',
  tenant_id: '9b2e4d6f8a0c4e1f9d3b5a7c1e2f4d60',
  created_at: '2026-10-02T08:15:30Z',
  updated_at: '2026-11-20T17:00:12Z',
} as const;

export const networkQosPolicy: Sampled = {
  path: 'network/network-qos-policy',
  notify: notifyAboutNetworkQosPolicyAction,
  resource: neutronQosPolicy,
  hasStart: true,
  parameters: {
    create: { description: 'for guests', shared: false },
    delete: undefined,
  },
};
