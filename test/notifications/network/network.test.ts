import { expect } from 'chai';
import { notifyAboutNetworkAction } from '../../../src/notifications/network/network.ts';
import { recordNotifications } from '../../../src/testing/index.ts';

function described(network: object): object {
  const recorder = recordNotifications();
  notifyAboutNetworkAction(recorder.context(), network, { action: 'delete', phase: 'end' });
  expect(recorder.lost).to.deep.equal([]);
  return recorder.notifications[0]?.payload.resource ?? {};
}

describe('notifyAboutNetworkAction', () => {
  it('has no provider for a network as its owner sees it', () => {
    expect(described({ id: 'n1', tenant_id: 'p1', 'router:external': true })).to.deep.equal({
      type: 'network',
      id: 'n1',
      project_id: 'p1',
      external: true,
    });
  });

  it('tells the provider of a network as an administrator sees it', () => {
    const vlan = {
      id: 'n1',
      'provider:network_type': 'vlan',
      'provider:physical_network': 'physnet1',
      'provider:segmentation_id': 120,
    };
    expect(described(vlan)).to.deep.equal({
      type: 'network',
      id: 'n1',
      provider: { network_type: 'vlan', physical_network: 'physnet1', segmentation_id: 120 },
    });
  });

  it('tells the segments of a network that has several', () => {
    const segments = [
      {
        'provider:network_type': 'vlan',
        'provider:physical_network': 'physnet1',
        'provider:segmentation_id': 2,
      },
      {
        'provider:network_type': 'vxlan',
        'provider:physical_network': null,
        'provider:segmentation_id': 4021,
      },
      null,
      {},
    ];
    expect(described({ id: 'n1', segments })).to.deep.equal({
      type: 'network',
      id: 'n1',
      segments: [
        { network_type: 'vlan', physical_network: 'physnet1', segmentation_id: 2 },
        { network_type: 'vxlan', segmentation_id: 4021 },
      ],
    });
  });
});
