import { expect } from 'chai';
import type { RequestContext } from '../../../src/index.ts';
import { notifyAboutEc2CredentialAction } from '../../../src/notifications/identity/ec2-credential.ts';
import { openBench } from '../../notifier.ts';
import { keystoneEc2Credential } from '../../samples/identity/ec2-credential.ts';

function described(given: object, context: RequestContext = {}): object {
  const { notifier, told, losses } = openBench();
  notifyAboutEc2CredentialAction({ ...context, notifier }, given, { action: 'download', phase: 'end' });
  expect(losses).to.deep.equal([]);
  return told()[0]?.payload.resource ?? {};
}

describe('notifyAboutEc2CredentialAction', () => {
  const context = { projectId: 'p1', projectName: 'web', userId: 'u1' };

  it('picks the project and the user, and no key', () => {
    const { tenant_id, user_id } = keystoneEc2Credential;
    const picked = { type: 'ec2_credential', id: tenant_id, project_id: tenant_id, user_id };
    expect(described(keystoneEc2Credential, context)).to.deep.equal(picked);
  });

  it('takes the name of the project from the context where it is the same', () => {
    const given = { tenant_id: 'p1', user_id: 'u2' };
    expect(described(given, context)).to.deep.equal({
      type: 'ec2_credential',
      id: 'p1',
      name: 'web',
      project_id: 'p1',
      user_id: 'u2',
    });
  });

  it('takes project and user of the context when none is named', () => {
    expect(described({}, context)).to.deep.equal({
      type: 'ec2_credential',
      id: 'p1',
      name: 'web',
      project_id: 'p1',
      user_id: 'u1',
    });
  });
});
