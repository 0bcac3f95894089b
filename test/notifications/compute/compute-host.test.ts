import { expect } from 'chai';
import { notifyAboutComputeHostAction } from '../../../src/notifications/compute/compute-host.ts';
import { recordNotifications } from '../../../src/testing/index.ts';

function described(host: object): object {
  const recorder = recordNotifications();
  notifyAboutComputeHostAction(recorder.context(), host, { action: 'migrate', phase: 'end' });
  expect(recorder.lost).to.deep.equal([]);
  return recorder.notifications[0]?.payload.resource ?? {};
}

describe('notifyAboutComputeHostAction', () => {
  it('tells the same of a host by its hypervisor as by its compute service', () => {
    const hypervisor = {
      id: 'b1e43b5f-eec1-44e0-9f10-7b4945c0226d',
      hypervisor_hostname: 'compute-1.cloud.example',
      hypervisor_type: 'QEMU',
      host_ip: '192.0.2.21',
      service: { id: 's1', host: 'compute-1', disabled_reason: null },
      state: 'up',
      status: 'enabled',
    };
    const health = { id: 's1', state: 'up', status: 'enabled' };
    const told = { ...health, type: 'compute_host', name: 'compute-1', current_host: 'compute-1' };
    expect(described(hypervisor)).to.deep.equal(told);
    expect(described({ ...health, host: 'compute-1' })).to.deep.equal(told);
  });

  it('takes as little as the name', () => {
    expect(described({ current_host: 'c1' })).to.include({ name: 'c1', current_host: 'c1' });
    expect(described({ name: 'c1' })).to.deep.equal({ type: 'compute_host', name: 'c1' });
    expect(described({ id: 's1' })).to.deep.equal({ type: 'compute_host', id: 's1' });
  });
});
