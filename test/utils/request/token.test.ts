import { expect } from 'chai';
import { contextFromRequest, type RequestContext } from '../../../src/index.ts';
import { recordNotifications } from '../../../src/testing/index.ts';
import { notifyAboutVolumeAction } from '../../../src/index.ts';

const user = { id: 'u1', name: 'alice', domain: { id: 'd1', name: 'Users' } };
const project = { id: 'p1', name: 'web', domain: { id: 'd2', name: 'Customer' } };
const asUser = { userId: 'u1', userName: 'alice', domainId: 'd1', domainName: 'Users' };

/** Returns the context from a token alone. */
function known(token: unknown): RequestContext {
  const { requestId, ...context } = contextFromRequest({}, { token: token as object });
  expect(requestId).to.match(/^req-/);
  return context;
}

describe('a Keystone token', () => {
  it("tells the project's own domain beside the user's", () => {
    expect(known({ user, project })).to.deep.equal({
      ...asUser,
      ...{ projectId: 'p1', projectName: 'web', projectDomainId: 'd2', projectDomainName: 'Customer' },
    });
  });

  it('tells the domain that it is for, and nothing of a project', () => {
    expect(known({ user, domain: { id: 'd3', name: 'Partner' } })).to.deep.equal({
      ...asUser,
      ...{ scopeDomainId: 'd3', scopeDomainName: 'Partner' },
    });
  });

  it('tells the whole system', () => {
    expect(known({ user, system: { all: true }, roles: [{ name: 'reader' }] })).to.deep.equal({
      ...asUser,
      ...{ systemScope: 'all', roles: ['reader'], isAdmin: false },
    });
    expect(known({ user, system: { all: false } })).to.deep.equal(asUser);
  });

  it('tells the user alone when it is for nothing', () => {
    expect(known({ token: { user, methods: ['password'] } })).to.deep.equal(asUser);
  });

  it('tells its ids for auditors, and the application credential without its secrets', () => {
    const token = {
      ...{ user, audit_ids: ['own', 'login'] },
      application_credential: {
        id: 'c1',
        name: 'ci',
        restricted: true,
        secret: 'hunter2',
        access_rules: [{ id: 'r' }],
      },
    };
    expect(known({ token })).to.deep.equal({
      ...asUser,
      ...{ auditIds: ['own', 'login'], applicationCredentialId: 'c1' },
    });
  });

  it('tells a trust: who gave it, and who acts by it', () => {
    const trust = { id: 't1', trustor_user: { id: 'u1' }, trustee_user: { id: 'u2' }, impersonation: true };
    expect(known({ user, project, 'OS-TRUST:trust': trust })).to.include({
      ...{ userId: 'u1', trustId: 't1', trustorUserId: 'u1', trusteeUserId: 'u2' },
    });
  });

  it('tells the region when the catalog has one', () => {
    const catalogOf = (...regions: string[]): object[] => [
      {
        type: 'compute',
        endpoints: regions.map((region_id) => ({ region_id, region: region_id, url: 'https://x' })),
      },
      { type: 'identity', endpoints: [] },
    ];
    expect(known({ user, catalog: catalogOf('one', 'one') }).region).to.equal('one');
    expect(known({ user, catalog: catalogOf('one', 'two') }).region).to.equal(undefined);
    expect(known({ user, catalog: [] }).region).to.equal(undefined);
  });

  it('may come from a function, whose faults are not those of the request', async () => {
    expect(known(() => ({ token: { user } }))).to.deep.equal(asUser);
    const useless: (() => unknown)[] = [
      () => undefined,
      () => null,
      () => 'gAAAAAB',
      () => {
        throw new Error('no session');
      },
      () => Promise.resolve({ user }),
      // Without a handler, the rejection would end the process.
      () => Promise.reject(new Error('no session')),
      () => ({
        then: (_: unknown, reject: (error: Error) => void) => {
          reject(new Error('no'));
        },
      }),
    ];
    for (const token of useless) expect(known(token)).to.deep.equal({});
    await new Promise((resolve) => setTimeout(resolve, 5));
  });

  it('goes to consumers as they read it', () => {
    const recorder = recordNotifications();
    const token = { user, project, audit_ids: ['own', 'login'], application_credential: { id: 'c1' } };
    const context = { ...contextFromRequest({}, { token }), notifier: recorder };
    notifyAboutVolumeAction(context, { id: 'v1' }, { action: 'delete', phase: 'end' });
    expect(recorder.notifications[0]?.payload)
      .to.have.property('initiator')
      .that.deep.equals({
        ...{ user_id: 'u1', user_name: 'alice', domain_id: 'd1', domain_name: 'Users' },
        ...{
          project_id: 'p1',
          project_name: 'web',
          project_domain_id: 'd2',
          project_domain_name: 'Customer',
        },
        ...{ audit_ids: ['own', 'login'], application_credential_id: 'c1' },
      });
  });
});
