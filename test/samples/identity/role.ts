import { notifyAboutRoleAction } from '../../../src/notifications/identity/role.ts';
import type { Sampled } from '../sample.ts';

/** The response of GET /v3/roles/{role_id}. */
export const keystoneRole = {
  id: '9fe2ff9ee4384b1894a90878d3e92bab',
  name: 'member',
  domain_id: null,
  description: null,
  options: { immutable: true },
  links: { self: 'https://cloud.example/identity/v3/roles/9fe2ff9ee4384b1894a90878d3e92bab' },
} as const;

export const role: Sampled = {
  path: 'identity/role',
  notify: notifyAboutRoleAction,
  resource: keystoneRole,
  hasStart: true,
  parameters: {
    create: undefined,
    update: undefined,
    delete: undefined,
  },
};
