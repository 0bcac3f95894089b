import { expect } from 'chai';
import { notifyAboutFirewallAction } from '../../../src/notifications/network/firewall.ts';
import { recordNotifications } from '../../../src/testing/index.ts';

describe('notifyAboutFirewallAction', () => {
  it('tells a firewall group of FWaaS v2', () => {
    const recorder = recordNotifications();
    const group = {
      id: '8722e0e0-9cc9-4490-9660-8c9a5732fbb0',
      name: 'edge',
      description: '',
      ingress_firewall_policy_id: 'e3c78ab6-e827-4297-8d68-739063865a8b',
      egress_firewall_policy_id: null,
      ports: ['650bfd2f-7766-4a0d-839f-218f33e16998'],
      shared: false,
      status: 'PENDING_UPDATE',
      admin_state_up: true,
      project_id: '45977fa2dbd7482098dd68d0d8970117',
    };
    const { id, name, project_id, status, admin_state_up, ingress_firewall_policy_id, ports } = group;
    const parameters = { ingress_firewall_policy_id, egress_firewall_policy_id: null, port_ids: ports };
    notifyAboutFirewallAction(recorder.context(), group, { action: 'update', phase: 'end', parameters });
    expect(recorder.lost).to.deep.equal([]);
    expect(recorder.notifications[0]?.payload).to.deep.include({
      resource: {
        ...{ type: 'firewall', id, name, project_id, status, admin_state_up },
        ...{ ingress_firewall_policy_id, port_ids: ports },
      },
      parameters: { ingress_firewall_policy_id, port_ids: ports },
    });
  });
});
