import { expect } from 'chai';
import fc from 'fast-check';
import {
  describeInitiator,
  describeRequest,
  wireContext,
  type RequestContext,
} from '../../src/utils/context.ts';
import { hostile } from '../hostile.ts';
import { onWire } from '../wire.ts';

const alice = {
  requestId: 'req-1',
  globalRequestId: 'req-0',
  userId: 'u1',
  userName: 'alice',
  projectId: 'p1',
  projectName: 'web',
  domainId: 'd1',
  domainName: 'Default',
  systemScope: 'all',
  roles: ['member', 'reader'],
  isAdmin: false,
  region: 'RegionOne',
  remoteAddress: '192.0.2.7',
  userAgent: 'Firefox',
  sessionId: 's1',
  view: 'project/volumes',
  method: 'POST',
  path: '/project/volumes/',
} satisfies RequestContext;

describe('the request context', () => {
  it('tells who did it', () => {
    expect(describeInitiator(alice)).to.deep.equal({
      user_id: 'u1',
      user_name: 'alice',
      project_id: 'p1',
      project_name: 'web',
      domain_id: 'd1',
      domain_name: 'Default',
      system_scope: 'all',
      roles: ['member', 'reader'],
      is_admin: false,
      region: 'RegionOne',
      remote_address: '192.0.2.7',
      user_agent: 'Firefox',
      session_id: 's1',
    });
  });

  it('tells in which request', () => {
    expect(describeRequest(alice)).to.deep.equal({
      id: 'req-1',
      global_id: 'req-0',
      view: 'project/volumes',
      method: 'POST',
      path: '/project/volumes/',
    });
  });

  it('tells oslo in every spelling that its consumers read', () => {
    expect(onWire(wireContext(describeInitiator(alice), describeRequest(alice)))).to.deep.equal({
      request_id: 'req-1',
      global_request_id: 'req-0',
      user: 'u1',
      user_id: 'u1',
      project: 'p1',
      domain: 'd1',
      user_domain: 'd1',
      project_domain: 'd1',
      user_name: 'alice',
      project_id: 'p1',
      project_name: 'web',
      tenant: 'p1',
      tenant_id: 'p1',
      domain_id: 'd1',
      user_domain_id: 'd1',
      project_domain_id: 'd1',
      system_scope: 'all',
      roles: ['member', 'reader'],
      is_admin: false,
    });
  });

  it('has no member for what is absent, empty or null', () => {
    for (const nothing of [
      undefined,
      null,
      7,
      'alice',
      {},
      { userId: '', userName: null, roles: [], requestId: undefined },
    ]) {
      expect(describeInitiator(nothing)).to.equal(undefined);
      expect(describeRequest(nothing)).to.equal(undefined);
    }
    expect(onWire(wireContext(undefined, undefined))).to.deep.equal({});
    expect(onWire(wireContext({ user_name: 'alice' }, {}))).to.deep.equal({ user_name: 'alice' });
  });

  it('tells nothing that it does not know, least of all a token', () => {
    const context = { ...alice, token: 'gAAAAAB', authToken: 'gAAAAAB', password: 'hunter2', extra: 'extra' };
    const told = [describeInitiator(context), describeRequest(context)];
    expect(told).to.deep.equal([describeInitiator(alice), describeRequest(alice)]);
  });

  it('takes only roles that are names', () => {
    expect(describeInitiator({ roles: ['member', '', null, { name: 'admin' }, 7] })?.roles).to.deep.equal([
      'member',
      '7',
    ]);
    expect(describeInitiator({ roles: 'member' })).to.equal(undefined);
    expect(describeInitiator({ isAdmin: 'yes' })).to.equal(undefined);
  });

  it('never throws, and tells only JSON', () => {
    fc.assert(
      fc.property(hostile(), hostile(), hostile(), (a, b, c) => {
        describeRequest(a);
        const context = { userId: a, userName: b, roles: c, isAdmin: a, requestId: b, view: c };
        const told = wireContext(describeInitiator(context), describeRequest(context));
        for (const each of Object.values(told)) expect(onWire(each)).to.deep.equal(each);
      }),
    );
  });
});
