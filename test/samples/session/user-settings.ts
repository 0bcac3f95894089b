import { notifyAboutUserSettingsAction } from '../../../src/notifications/session/user-settings.ts';
import type { Sampled } from '../sample.ts';

/** The user in a Keystone v3 token. */
export const tokenUser = {
  id: '2f5c1e6a9d0b4c7e8a3f1b2c3d4e5f60',
  name: 'alice',
  domain: { id: 'default', name: 'Default' },
  password_expires_at: null,
} as const;

export const userSettings: Sampled = {
  path: 'session/user-settings',
  notify: notifyAboutUserSettingsAction,
  resource: tokenUser,
  hasStart: true,
  parameters: {
    update: { language: 'pt-br', timezone: 'America/Sao_Paulo', pagesize: 50, instance_log_length: 100 },
  },
};
