import { notifyAboutVolumeSnapshotAction } from '../../../src/notifications/volume/volume-snapshot.ts';
import type { Sampled } from '../sample.ts';

/** The response of GET /v3/{project_id}/snapshots/{snapshot_id} (microversion 3.70). */
export const cinderSnapshot = {
  id: 'b6a2f0c4-1d3e-4f5a-8b7c-9d0e1f2a3b4c',
  name: 'db-data-monday',
  description: 'before the upgrade',
  status: 'available',
  size: 10,
  volume_id: '9f1c3c1e-7f1e-4f4b-8f0a-2f3d6f0e7a11',
  user_id: '2f5c1e6a9d0b4c7e8a3f1b2c3d4e5f60',
  group_snapshot_id: null,
  consumes_quota: true,
  metadata: { role: 'primary' },
  created_at: '2026-11-20T02:00:07.000000',
  updated_at: '2026-11-20T02:00:09.000000',
  'os-extended-snapshot-attributes:progress': '100%',
  'os-extended-snapshot-attributes:project_id': '9b2e4d6f8a0c4e1f9d3b5a7c1e2f4d60',
} as const;

export const volumeSnapshot: Sampled = {
  path: 'volume/volume-snapshot',
  notify: notifyAboutVolumeSnapshotAction,
  resource: cinderSnapshot,
  hasStart: true,
  parameters: {
    create: {
      description: 'before the upgrade',
      volume_id: '9f1c3c1e-7f1e-4f4b-8f0a-2f3d6f0e7a11',
      force: true,
    },
    update: { description: 'after the upgrade' },
    delete: undefined,
    update_metadata: { updated: { role: 'replica' }, removed: ['backup'] },
    reset_state: { status: 'available' },
  },
};
