import { expect } from 'chai';
import fc from 'fast-check';
import {
  describeInitiator,
  describeRequest,
  wireContext,
} from '../../../src/utils/context/describe-context.ts';
import type { RequestContext } from '../../../src/utils/api/request-context.ts';
import { hostile } from '../../hostile.ts';
import { onWire } from '../../wire.ts';

const alice = {
  requestId: 'req-1',
  globalRequestId: 'req-0',
  userId: 'u1',
  userName: 'alice',
  projectId: 'p1',
  projectName: 'web',
  projectDomainId: 'd2',
  projectDomainName: 'Customer',
  domainId: 'd1',
  domainName: 'Default',
  scopeDomainId: 'd3',
  scopeDomainName: 'Scope',
  systemScope: 'all',
  roles: ['member', 'reader'],
  isAdmin: false,
  region: 'RegionOne',
  auditIds: ['a2', 'a1'],
  applicationCredentialId: 'c1',
  trustId: 't1',
  trustorUserId: 'u2',
  trusteeUserId: 'u1',
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
      project_domain_id: 'd2',
      project_domain_name: 'Customer',
      domain_id: 'd1',
      domain_name: 'Default',
      scope_domain_id: 'd3',
      scope_domain_name: 'Scope',
      system_scope: 'all',
      roles: ['member', 'reader'],
      is_admin: false,
      region: 'RegionOne',
      audit_ids: ['a2', 'a1'],
      application_credential_id: 'c1',
      trust_id: 't1',
      trustor_user_id: 'u2',
      trustee_user_id: 'u1',
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
      ...{ request_id: 'req-1', global_request_id: 'req-0' },
      ...{ user: 'u1', user_id: 'u1', user_name: 'alice' },
      ...{ project: 'p1', project_id: 'p1', tenant: 'p1', tenant_id: 'p1', project_name: 'web' },
      ...{ user_domain: 'd1', user_domain_id: 'd1', user_domain_name: 'Default' },
      ...{ project_domain: 'd2', project_domain_id: 'd2', project_domain_name: 'Customer' },
      ...{ domain: 'd3', domain_id: 'd3', domain_name: 'Scope' },
      system_scope: 'all',
      roles: ['member', 'reader'],
      is_admin: false,
    });
  });

  // oslo_context/context.py: `domain` is a token's scope, and without a project there is no project domain.
  it("takes the user's domain neither for the project's nor for the one that the user works with", () => {
    const wireOf = (context: RequestContext): object =>
      onWire(wireContext(describeInitiator(context), undefined)) as object;
    const user = { userId: 'u1', domainId: 'd1' };
    expect(wireOf(user)).to.deep.equal({
      ...{ user: 'u1', user_id: 'u1', user_domain: 'd1', user_domain_id: 'd1' },
    });
    expect(wireOf({ ...user, projectId: 'p1' })).to.not.have.any.keys(
      ...['domain', 'domain_id', 'project_domain', 'project_domain_id'],
    );
    expect(
      describeInitiator({ ...user, projectDomainId: 'd2', projectDomainName: 'Customer' }),
    ).to.deep.equal(describeInitiator(user));
    expect(wireOf({ projectName: 'web', projectDomainName: 'Customer' })).to.deep.equal({
      project_name: 'web',
      project_domain_name: 'Customer',
    });
  });

  it('tells an IP address, or none', () => {
    const told = (remoteAddress: string): unknown => describeInitiator({ remoteAddress })?.remote_address;
    expect(
      ['::ffff:192.0.2.7', '[2001:db8::1]:4711', '10.0.0.1, 10.0.0.2', '<b>x</b>'].map(told),
    ).to.deep.equal(['192.0.2.7', '2001:db8::1', undefined, undefined]);
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
        const context = {
          userId: a,
          userName: b,
          roles: c,
          auditIds: a,
          remoteAddress: b,
          isAdmin: a,
          requestId: b,
          view: c,
        };
        const told = wireContext(describeInitiator(context), describeRequest(context));
        for (const each of Object.values(told)) expect(onWire(each)).to.deep.equal(each);
      }),
    );
  });
});
