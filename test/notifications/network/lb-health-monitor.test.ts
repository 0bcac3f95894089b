import { expect } from 'chai';
import { notifyAboutLbHealthMonitorAction } from '../../../src/notifications/network/lb-health-monitor.ts';
import { recordNotifications } from '../../../src/testing/index.ts';

function described(resource: object): object {
  const recorder = recordNotifications();
  notifyAboutLbHealthMonitorAction(recorder.context(), resource, { action: 'delete', phase: 'end' });
  expect(recorder.lost).to.deep.equal([]);
  return recorder.notifications[0]?.payload.resource ?? {};
}

describe('notifyAboutLbHealthMonitorAction', () => {
  const type = 'lb_health_monitor';

  it('is named by how it checks, or by its id where that is all that is known', () => {
    expect(described({ type: 'PING' })).to.deep.equal({ type, name: 'PING', monitor_type: 'PING' });
    expect(described({ monitor_id: 'm1' })).to.deep.equal({ type, id: 'm1', name: 'm1' });
  });
});
