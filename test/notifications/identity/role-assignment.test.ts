import { expect } from 'chai';
import { notifyAboutRoleAssignmentAction } from '../../../src/notifications/identity/role-assignment.ts';
import { openBench } from '../../notifier.ts';
import { keystoneRoleAssignment } from '../../samples/identity/role-assignment.ts';

function described(given: object): object {
  const { notifier, told, losses } = openBench();
  notifyAboutRoleAssignmentAction({ notifier }, given, { action: 'grant', phase: 'end' });
  expect(losses).to.deep.equal([]);
  return told()[0]?.payload.resource ?? {};
}

describe('notifyAboutRoleAssignmentAction', () => {
  it('picks the role, the user and the project', () => {
    const { role, user, scope } = keystoneRoleAssignment;
    expect(described(keystoneRoleAssignment)).to.deep.equal({
      type: 'role_assignment',
      id: role.id,
      name: 'member',
      user_id: user.id,
      user_name: 'bob',
      project_id: scope.project.id,
      project_name: 'web',
    });
  });

  it('picks a group and a domain, and does without names', () => {
    const assignment = { role: { id: 'r1' }, group: { id: 'g1' }, scope: { domain: { id: 'd1' } } };
    expect(described(assignment)).to.deep.equal({
      type: 'role_assignment',
      id: 'r1',
      group_id: 'g1',
      domain_id: 'd1',
    });
  });

  it('takes flat members as well', () => {
    const flat = {
      user_id: 'u1',
      user_name: 'bob',
      group_id: 'g1',
      group_name: 'operators',
      project_id: 'p1',
      project_name: 'web',
      domain_id: 'd1',
      domain_name: 'Default',
    };
    expect(described({ role_id: 'r1', role_name: 'member', ...flat })).to.deep.equal({
      type: 'role_assignment',
      id: 'r1',
      name: 'member',
      ...flat,
    });
  });

  it('tells that a role is given in the whole system', () => {
    const assignment = { role: { id: 'r1' }, user: { id: 'u1' }, scope: { system: { all: true } } };
    expect(described(assignment)).to.deep.equal({
      type: 'role_assignment',
      id: 'r1',
      user_id: 'u1',
      system_scope: 'all',
    });
  });
});
