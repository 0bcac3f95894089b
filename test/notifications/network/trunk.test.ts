import { expect } from 'chai';
import { notifyAboutTrunkAction } from '../../../src/notifications/network/trunk.ts';
import { recordNotifications } from '../../../src/testing/index.ts';

function described(resource: object): object {
  const recorder = recordNotifications();
  notifyAboutTrunkAction(recorder.context(), resource, { action: 'delete', phase: 'end' });
  expect(recorder.lost).to.deep.equal([]);
  return recorder.notifications[0]?.payload.resource ?? {};
}

describe('notifyAboutTrunkAction', () => {
  it('picks its sub-ports, as far as they are known', () => {
    const sub_ports = [
      { port_id: 'p1', segmentation_type: 'vlan', segmentation_id: 101, mac_address: 'fa:16:3e:00:00:01' },
      { port_id: 'p2' },
    ];
    expect(described({ id: 't1', sub_ports })).to.deep.equal({
      type: 'trunk',
      id: 't1',
      sub_ports: [{ port_id: 'p1', segmentation_type: 'vlan', segmentation_id: 101 }, { port_id: 'p2' }],
    });
  });

  it('has no sub-ports unless there are some', () => {
    expect(described({ id: 't1', sub_ports: [] })).to.deep.equal({ type: 'trunk', id: 't1' });
  });
});
