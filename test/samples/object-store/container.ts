import { notifyAboutContainerAction } from '../../../src/notifications/object-store/container.ts';
import type { Sampled } from '../sample.ts';

/** An element of the response of GET /v1/{account}?format=json. */
export const swiftContainer = {
  name: 'backups',
  count: 42,
  bytes: 7340032,
  storage_policy: 'standard',
  last_modified: '2026-11-20T17:00:12.123450',
} as const;

export const container: Sampled = {
  path: 'object-store/container',
  notify: notifyAboutContainerAction,
  resource: swiftContainer,
  hasStart: true,
  parameters: {
    create: { is_public: false, storage_policy: 'standard' },
    delete: undefined,
    update_access: { is_public: true },
  },
};
