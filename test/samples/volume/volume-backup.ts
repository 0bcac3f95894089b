import { notifyAboutVolumeBackupAction } from '../../../src/notifications/volume/volume-backup.ts';
import type { Sampled } from '../sample.ts';

/** The response of GET /v3/{project_id}/backups/{backup_id} to an administrator (microversion 3.70). */
export const cinderBackup = {
  id: '3052c307-119e-4f78-960e-972078aa15a8',
  name: 'db-data-weekly',
  description: 'every Sunday',
  status: 'available',
  size: 10,
  object_count: 22,
  volume_id: '9f1c3c1e-7f1e-4f4b-8f0a-2f3d6f0e7a11',
  snapshot_id: null,
  container: 'backups',
  availability_zone: 'nova',
  is_incremental: true,
  has_dependent_backups: false,
  fail_reason: null,
  data_timestamp: '2026-11-15T03:00:00.000000',
  created_at: '2026-11-15T03:00:00.000000',
  updated_at: '2026-11-15T03:04:31.000000',
  metadata: {},
  user_id: '2f5c1e6a9d0b4c7e8a3f1b2c3d4e5f60',
  encryption_key_id: null,
  'os-backup-project-attr:project_id': '9b2e4d6f8a0c4e1f9d3b5a7c1e2f4d60',
  links: [
    { rel: 'self', href: 'https://cloud.example/volume/v3/backups/3052c307-119e-4f78-960e-972078aa15a8' },
  ],
} as const;

export const volumeBackup: Sampled = {
  path: 'volume/volume-backup',
  notify: notifyAboutVolumeBackupAction,
  resource: cinderBackup,
  hasStart: true,
  parameters: {
    create: {
      description: 'every Sunday',
      volume_id: '9f1c3c1e-7f1e-4f4b-8f0a-2f3d6f0e7a11',
      snapshot_id: 'b6a2f0c4-1d3e-4f5a-8b7c-9d0e1f2a3b4c',
      container_name: 'backups',
      incremental: true,
      force: false,
    },
    restore: { volume_id: 'e763a78b-edc5-48fb-bbb3-fddc1062e27a' },
    delete: undefined,
    force_delete: { force: true },
    reset_state: { status: 'error' },
  },
};
