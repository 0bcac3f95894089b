import { notifyAboutSessionAction } from '../../../src/index.ts';
import type { Sampled } from '../sample.ts';

/** The response of GET /v3/users/{user_id}. */
export const keystoneUser = {
  id: '2f5c1e6a9d0b4c7e8a3f1b2c3d4e5f60',
  name: 'alice',
  domain_id: 'default',
  default_project_id: '9b2e4d6f8a0c4e1f9d3b5a7c1e2f4d60',
  email: 'alice@cloud.example',
  enabled: true,
  options: {},
  password_expires_at: '2027-01-01T00:00:00.000000',
  links: { self: 'https://cloud.example/identity/v3/users/2f5c1e6a9d0b4c7e8a3f1b2c3d4e5f60' },
} as const;

export const session: Sampled = {
  path: 'session/session',
  notify: notifyAboutSessionAction,
  resource: keystoneUser,
  hasStart: false,
  parameters: {
    login: {
      domain: 'Default',
      region: 'RegionOne',
      auth_type: 'credentials',
      outcome: 'success',
      client_ip: '192.0.2.7',
    },
    logout: { reason: 'user' },
    switch_project: {
      from_project_id: '9b2e4d6f8a0c4e1f9d3b5a7c1e2f4d60',
      to_project_id: '5e6f7a8b9c0d4e1f8a2b3c4d5e6f7a80',
      domain_id: 'default',
      outcome: 'success',
    },
    switch_region: { region_name: 'RegionTwo' },
    switch_keystone_provider: { keystone_provider: 'partner', outcome: 'success' },
    switch_system_scope: { system_scope: 'all', outcome: 'success' },
    set_domain_context: undefined,
    clear_domain_context: undefined,
  },
};
