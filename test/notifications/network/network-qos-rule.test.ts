import { expect } from 'chai';
import { notifyAboutNetworkQosRuleAction } from '../../../src/notifications/network/network-qos-rule.ts';
import { recordNotifications } from '../../../src/testing/index.ts';

function described(resource: object): object {
  const recorder = recordNotifications();
  notifyAboutNetworkQosRuleAction(recorder.context(), resource, { action: 'delete', phase: 'end' });
  expect(recorder.lost).to.deep.equal([]);
  return recorder.notifications[0]?.payload.resource ?? {};
}

describe('notifyAboutNetworkQosRuleAction', () => {
  it('is named by its policy', () => {
    const [qos_policy_id, type] = ['q1', 'network_qos_rule'];
    expect(described({ id: 'r1', qos_policy_id, qos_policy_name: '10Mbit' })).to.include({ name: '10Mbit' });
    expect(described({ qos_policy_id })).to.deep.equal({ type, qos_policy_id, name: 'q1' });
    expect(described({ name: '10Mbit' })).to.deep.equal({ type, name: '10Mbit' });
  });

  it('takes its kind from the API or from the form', () => {
    expect(described({ id: 'r1', type: 'dscp_marking' })).to.include({ rule_type: 'dscp_marking' });
    expect(described({ id: 'r1', rule_type: 'dscp_marking' })).to.include({ rule_type: 'dscp_marking' });
  });

  it('tells the limit of a packet rate', () => {
    const rule = {
      id: 'r1',
      type: 'packet_rate_limit',
      max_kpps: 1000,
      max_burst_kpps: 100,
      direction: 'any',
    };
    expect(described(rule)).to.deep.equal({
      ...{ type: 'network_qos_rule', id: 'r1', rule_type: 'packet_rate_limit', direction: 'any' },
      ...{ max_kpps: 1000, max_burst_kpps: 100 },
    });
  });

  it('tells the least packet rate', () => {
    const rule = { id: 'r1', type: 'minimum_packet_rate', min_kpps: 500, direction: 'egress' };
    expect(described(rule)).to.include({
      rule_type: 'minimum_packet_rate',
      min_kpps: 500,
      direction: 'egress',
    });
  });
});
