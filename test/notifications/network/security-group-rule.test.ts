import { expect } from 'chai';
import { notifyAboutSecurityGroupRuleAction } from '../../../src/notifications/network/security-group-rule.ts';
import { recordNotifications } from '../../../src/testing/index.ts';

function described(rule: object): object {
  const recorder = recordNotifications();
  notifyAboutSecurityGroupRuleAction(recorder.context(), rule, { action: 'delete', phase: 'end' });
  expect(recorder.lost).to.deep.equal([]);
  return recorder.notifications[0]?.payload.resource ?? {};
}

describe('notifyAboutSecurityGroupRuleAction', () => {
  const nameOf = (rule: object): unknown =>
    new Map(Object.entries(described({ id: 'r1', ...rule }))).get('name');
  const ssh = {
    ethertype: 'IPv4',
    direction: 'ingress',
    protocol: 'tcp',
    port_range_min: 22,
    port_range_max: 22,
  };

  it('names a rule as Horizon shows it', () => {
    expect(nameOf(ssh)).to.equal('ALLOW IPv4 22/tcp from 0.0.0.0/0');
    expect(nameOf({ ...ssh, port_range_max: 23 })).to.equal('ALLOW IPv4 22-23/tcp from 0.0.0.0/0');
    expect(nameOf({ ...ssh, remote_ip_prefix: '192.0.2.0/24' })).to.equal(
      'ALLOW IPv4 22/tcp from 192.0.2.0/24',
    );
    expect(nameOf({ ...ssh, remote_group_id: '85cc3048-abc3-43cc-89b3-377341426ac5' })).to.equal(
      'ALLOW IPv4 22/tcp from 85cc3048-abc3',
    );
    expect(nameOf({ ethertype: 'IPv4', protocol: '112' })).to.equal('ALLOW IPv4 ip_proto=112 from 0.0.0.0/0');
    expect(nameOf({ ethertype: 'IPv4', protocol: 'icmp', port_range_min: 8, port_range_max: null })).to.equal(
      'ALLOW IPv4 8/icmp from 0.0.0.0/0',
    );
    expect(nameOf({ ethertype: 'IPv6', direction: 'egress', protocol: null })).to.equal('ALLOW IPv6 to ::/0');
  });

  it('has no name for a rule that it does not know', () => {
    expect(described({ id: 'r1' })).to.deep.equal({ type: 'security_group_rule', id: 'r1' });
    expect(described({ name: 'ssh' })).to.deep.equal({ type: 'security_group_rule', name: 'ssh' });
  });

  it('tells both ids of a rule that took the place of another', () => {
    const both = { old_rule_id: 'r1', new_rule_id: 'r2' };
    expect(described(both)).to.deep.equal({ type: 'security_group_rule', id: 'r2', ...both });
  });
});
