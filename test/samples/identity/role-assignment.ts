import { notifyAboutRoleAssignmentAction } from '../../../src/notifications/identity/role-assignment.ts';
import type { Sampled } from '../sample.ts';

/** An element of the response of GET /v3/role_assignments?include_names. */
export const keystoneRoleAssignment = {
  role: { id: '9fe2ff9ee4384b1894a90878d3e92bab', name: 'member' },
  user: {
    id: '7a8b9c0d1e2f4a3b8c5d6e7f80910a2b',
    name: 'bob',
    domain: { id: 'default', name: 'Default' },
  },
  scope: {
    project: {
      id: '9b2e4d6f8a0c4e1f9d3b5a7c1e2f4d60',
      name: 'web',
      domain: { id: 'default', name: 'Default' },
    },
  },
  links: {
    assignment:
      'https://cloud.example/identity/v3/projects/9b2e4d6f8a0c4e1f9d3b5a7c1e2f4d60/users/7a8b9c0d1e2f4a3b8c5d6e7f80910a2b/roles/9fe2ff9ee4384b1894a90878d3e92bab',
  },
} as const;

export const roleAssignment: Sampled = {
  path: 'identity/role-assignment',
  notify: notifyAboutRoleAssignmentAction,
  resource: keystoneRoleAssignment,
  hasStart: true,
  parameters: {
    grant: undefined,
    revoke: undefined,
  },
};
