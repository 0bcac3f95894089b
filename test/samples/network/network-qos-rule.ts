import { notifyAboutNetworkQosRuleAction } from '../../../src/notifications/network/network-qos-rule.ts';
import type { Sampled } from '../sample.ts';

/** A rule in the response of GET /v2.0/qos/policies/{policy_id}, with the name of its policy. */
export const neutronQosRule = {
  id: '5f126d84-551a-4dcf-bb01-0e9c0df0c793',
  qos_policy_id: '46ebaec0-0570-43ac-82f6-60d2b03168c4',
  qos_policy_name: '10Mbit',
  type: 'bandwidth_limit',
  max_kbps: 10000,
  max_burst_kbps: 0,
  direction: 'egress',
  tags: [],
} as const;

export const networkQosRule: Sampled = {
  path: 'network/network-qos-rule',
  notify: notifyAboutNetworkQosRuleAction,
  resource: neutronQosRule,
  hasStart: true,
  parameters: {
    create: { rule_type: 'bandwidth_limit', direction: 'egress', max_kbps: 10000, max_burst_kbps: 0 },
    update: { rule_type: 'bandwidth_limit', direction: 'egress', max_kbps: 20000, max_burst_kbps: 2000 },
    delete: { rule_type: 'bandwidth_limit' },
  },
};
