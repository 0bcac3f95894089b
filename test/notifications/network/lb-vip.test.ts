import { expect } from 'chai';
import { notifyAboutLbVipAction } from '../../../src/notifications/network/lb-vip.ts';
import { recordNotifications } from '../../../src/testing/index.ts';

function described(resource: object): object {
  const recorder = recordNotifications();
  notifyAboutLbVipAction(recorder.context(), resource, { action: 'delete', phase: 'end' });
  expect(recorder.lost).to.deep.equal([]);
  return recorder.notifications[0]?.payload.resource ?? {};
}

describe('notifyAboutLbVipAction', () => {
  it('tells how a client is kept at one member, when it is', () => {
    const session_persistence = { type: 'APP_COOKIE', cookie_name: 'JSESSIONID' };
    expect(described({ id: 'v1', session_persistence })).to.deep.equal({
      type: 'lb_vip',
      id: 'v1',
      session_persistence: 'APP_COOKIE',
    });
    expect(described({ id: 'v1', session_persistence: {} })).to.deep.equal({ type: 'lb_vip', id: 'v1' });
    expect(described({ id: 'v1', session_persistence: null })).to.deep.equal({ type: 'lb_vip', id: 'v1' });
  });
});
