import { notifyAboutUserAction } from '../../../src/notifications/identity/user.ts';
import type { Sampled } from '../sample.ts';

/** The response of GET /v3/users/{user_id}. */
export const keystoneUser = {
  id: '7a8b9c0d1e2f4a3b8c5d6e7f80910a2b',
  name: 'bob',
  domain_id: 'default',
  default_project_id: '9b2e4d6f8a0c4e1f9d3b5a7c1e2f4d60',
  description: 'from the shop',
  email: 'bob@cloud.example',
  enabled: true,
  options: { lock_password: false },
  federated: [],
  password_expires_at: '2027-01-01T00:00:00.000000',
  links: { self: 'https://cloud.example/identity/v3/users/7a8b9c0d1e2f4a3b8c5d6e7f80910a2b' },
} as const;

export const user: Sampled = {
  path: 'identity/user',
  notify: notifyAboutUserAction,
  resource: keystoneUser,
  hasStart: true,
  parameters: {
    create: {
      email: 'bob@cloud.example',
      description: 'from the shop',
      default_project_id: '9b2e4d6f8a0c4e1f9d3b5a7c1e2f4d60',
      role_id: '9fe2ff9ee4384b1894a90878d3e92bab',
      domain_id: 'default',
      enabled: true,
      lock_password: false,
    },
    update: {
      email: 'bob@shop.example',
      description: 'from the old shop',
      default_project_id: '9b2e4d6f8a0c4e1f9d3b5a7c1e2f4d60',
      lock_password: true,
    },
    delete: undefined,
    enable: { enabled: true },
    disable: { enabled: false },
    change_password: undefined,
    change_own_password: { reason: 'expired' },
  },
};
