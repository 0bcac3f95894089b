import { expect } from 'chai';
import { notifyAboutServerGroupAction } from '../../../src/notifications/compute/server-group.ts';
import { recordNotifications } from '../../../src/testing/index.ts';

describe('notifyAboutServerGroupAction', () => {
  it('reads the policy that Nova tells as a list up to microversion 2.63', () => {
    const recorder = recordNotifications();
    const group = { id: 'g1', policies: ['affinity'], members: [], metadata: {}, rules: null };
    notifyAboutServerGroupAction(recorder.context(), group, { action: 'delete', phase: 'end' });
    expect(recorder.lost).to.deep.equal([]);
    expect(recorder.notifications[0]?.payload.resource).to.deep.equal({
      type: 'server_group',
      id: 'g1',
      policy: 'affinity',
    });
  });
});
