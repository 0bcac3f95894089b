import { notifyAboutDatabaseBackupAction } from '../../../src/notifications/database/database-backup.ts';
import type { Sampled } from '../sample.ts';

/** The response of GET /v1.0/{project_id}/backups/{backup_id}. */
export const troveBackup = {
  id: 'a9832168-7541-4536-b8d9-a8a9b79cf1b4',
  name: 'shop-1',
  description: 'before the upgrade',
  project_id: '9b2e4d6f8a0c4e1f9d3b5a7c1e2f4d60',
  instance_id: '44b277eb-39be-4921-be31-3d61b43651d7',
  parent_id: null,
  status: 'COMPLETED',
  size: 0.14,
  datastore: { type: 'mysql', version: '8.0', version_id: 'b00000b0-00b0-4b00-80b0-000b000000bb' },
  storage_driver: 'swift',
  locationRef:
    'https://cloud.example/swift/v1/AUTH_9b2e4d6f8a0c4e1f9d3b5a7c1e2f4d60/database_backups/a9832168.xbstream.gz.enc',
  created: '2026-11-20T17:00:12',
  updated: '2026-11-20T17:05:01',
} as const;

export const databaseBackup: Sampled = {
  path: 'database/database-backup',
  notify: notifyAboutDatabaseBackupAction,
  resource: troveBackup,
  hasStart: true,
  parameters: {
    create: { instance_id: '44b277eb-39be-4921-be31-3d61b43651d7', description: 'before the upgrade' },
    delete: undefined,
  },
};
