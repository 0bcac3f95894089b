import { expect } from 'chai';
import { notifyAboutRouterRuleAction } from '../../../src/notifications/network/router-rule.ts';
import { recordNotifications } from '../../../src/testing/index.ts';

function described(rule: object): object {
  const recorder = recordNotifications();
  notifyAboutRouterRuleAction(recorder.context(), rule, { action: 'delete', phase: 'end' });
  expect(recorder.lost).to.deep.equal([]);
  return recorder.notifications[0]?.payload.resource ?? {};
}

describe('notifyAboutRouterRuleAction', () => {
  it('names a rule by its ends', () => {
    expect(described({ router_id: 'router', id: 'anyany', source: 'any', destination: 'any' })).to.deep.equal(
      {
        type: 'router_rule',
        id: 'router',
        name: 'any->any',
        router_id: 'router',
        rule_id: 'anyany',
      },
    );
  });

  it('names a rule by its id when its ends are not known, and all of them by the router', () => {
    const told = { type: 'router_rule', id: 'router', router_id: 'router' };
    expect(described({ router_id: 'router', rule_id: 'anyany' })).to.deep.equal({
      ...told,
      name: 'anyany',
      rule_id: 'anyany',
    });
    expect(described({ router_id: 'router' })).to.deep.equal({ ...told, name: 'router' });
    expect(described({ id: 'router', name: 'edge' })).to.deep.equal({ ...told, name: 'edge' });
    expect(described({ id: 'router' })).to.deep.equal({ ...told, name: 'router' });
  });
});
