import { expect } from 'chai';
import { notifyAboutLbMemberAction } from '../../../src/notifications/network/lb-member.ts';
import { recordNotifications } from '../../../src/testing/index.ts';

function described(resource: object): object {
  const recorder = recordNotifications();
  notifyAboutLbMemberAction(recorder.context(), resource, { action: 'delete', phase: 'end' });
  expect(recorder.lost).to.deep.equal([]);
  return recorder.notifications[0]?.payload.resource ?? {};
}

describe('notifyAboutLbMemberAction', () => {
  const type = 'lb_member';

  it('is named by its address, or by its id where that is all that is known', () => {
    expect(described({ id: 'm1', address: '10.0.0.12' })).to.include({ id: 'm1', name: '10.0.0.12' });
    expect(described({ address: '10.0.0.12' })).to.include({ name: '10.0.0.12' });
    expect(described({ member_id: 'm1' })).to.deep.equal({ type, id: 'm1', name: 'm1' });
    expect(described({ name: '10.0.0.12' })).to.deep.equal({ type, name: '10.0.0.12' });
  });
});
