import { expect } from 'chai';
import { notifyAboutUserAction } from '../../../src/notifications/identity/user.ts';
import { openBench } from '../../notifier.ts';
import { keystoneUser } from '../../samples/identity/user.ts';

function described(given: object): object {
  const { notifier, told, losses } = openBench();
  notifyAboutUserAction({ notifier }, given, { action: 'delete', phase: 'end' });
  expect(losses).to.deep.equal([]);
  return told()[0]?.payload.resource ?? {};
}

describe('notifyAboutUserAction', () => {
  it('picks who it is, and neither an address nor when the password expires', () => {
    expect(described(keystoneUser)).to.deep.equal({
      type: 'user',
      id: keystoneUser.id,
      name: 'bob',
      domain_id: 'default',
      default_project_id: keystoneUser.default_project_id,
      enabled: true,
    });
  });

  it('picks the domain of the user of a token', () => {
    const user = { id: 'u1', name: 'alice', domain: { id: 'd1', name: 'Default' } };
    expect(described(user)).to.deep.equal({
      type: 'user',
      id: 'u1',
      name: 'alice',
      domain_id: 'd1',
      domain_name: 'Default',
    });
  });

  it('tells no password, whatever the form handed in', () => {
    const { notifier, sent, told } = openBench();
    const lock_password = true;
    const parameters = { lock_password, password: 'hunter2', confirm_password: 'hunter2' };
    notifyAboutUserAction(
      { notifier },
      { ...keystoneUser, password: 'hunter2' },
      { action: 'create', phase: 'end', parameters },
    );
    expect(told()[0]?.payload.parameters).to.deep.equal({ lock_password });
    expect(JSON.stringify(sent)).to.not.include('hunter2');
  });
});
