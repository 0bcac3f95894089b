import { expect } from 'chai';
import { notifyAboutSessionAction, type RequestContext } from '../../../src/index.ts';
import { openBench } from '../../notifier.ts';
import { keystoneUser } from '../../samples/session/session.ts';

function described(user: object, context: RequestContext = {}): object {
  const { notifier, told, losses } = openBench();
  notifyAboutSessionAction({ ...context, notifier }, user, { action: 'logout', phase: 'end' });
  expect(losses).to.deep.equal([]);
  return told()[0]?.payload.resource ?? {};
}

describe('notifyAboutSessionAction', () => {
  it('picks what it knows of a user, and no address', () => {
    expect(described(keystoneUser)).to.deep.equal({
      type: 'session',
      id: keystoneUser.id,
      name: 'alice',
      domain_id: 'default',
    });
  });

  it('picks the domain of the user of a token', () => {
    const user = {
      id: 'u1',
      name: 'alice',
      domain: { id: 'd1', name: 'Default' },
      password_expires_at: null,
    };
    expect(described(user)).to.deep.equal({
      type: 'session',
      id: 'u1',
      name: 'alice',
      domain_id: 'd1',
      domain_name: 'Default',
    });
  });

  it('takes the user of the context when none is named', () => {
    const context = { userId: 'u1', userName: 'alice' };
    expect(described({}, context)).to.deep.equal({ type: 'session', id: 'u1', name: 'alice' });
    expect(described({ id: '', name: null }, context)).to.deep.equal({
      type: 'session',
      id: 'u1',
      name: 'alice',
    });
  });

  it('does not mix the user that is named with that of the context', () => {
    const context = { userId: 'u1', userName: 'alice' };
    expect(described({ name: 'bob' }, context)).to.deep.equal({ type: 'session', name: 'bob' });
    expect(described({ id: 'u2' }, context)).to.deep.equal({ type: 'session', id: 'u2' });
    expect(described({ id: 'u1' }, context)).to.include({ name: 'alice' });
  });

  it('tells of a login that failed, with what was typed and why, and without the password', () => {
    const { notifier, told, losses } = openBench();
    const parameters = {
      domain: 'Default',
      auth_type: 'credentials',
      outcome: 'failure',
      client_ip: '192.0.2.7',
    };
    const given = { ...parameters, password: 'hunter2', passcode: '123456' };
    const error = Object.assign(new Error('Invalid user name or password.'), {
      name: 'Unauthorized',
      status: 401,
    });
    const context = { notifier, remoteAddress: '192.0.2.7', requestId: 'req-1' };
    notifyAboutSessionAction(
      context,
      { name: 'alice' },
      { action: 'login', phase: 'error', parameters: given, error },
    );
    expect(losses).to.deep.equal([]);
    const [{ event_type, priority, payload } = expect.fail('it was not told')] = told();
    expect({ event_type, priority }).to.deep.equal({
      event_type: 'dashboard.session.login.error',
      priority: 'ERROR',
    });
    expect(payload.resource).to.deep.equal({ type: 'session', name: 'alice' });
    expect(payload.parameters).to.deep.equal(parameters);
    expect(payload.initiator).to.deep.equal({ remote_address: '192.0.2.7' });
    expect(payload).to.have.property('fault').that.includes({ exception: 'Unauthorized', status_code: 401 });
    expect(payload).to.not.have.any.keys('duration', 'started_at');
  });

  it('loses what nobody did', () => {
    const { notifier, losses } = openBench();
    notifyAboutSessionAction({ notifier }, {}, { action: 'logout', phase: 'end' });
    expect(losses.map(({ reason }) => reason)).to.deep.equal(['invalid']);
  });
});
