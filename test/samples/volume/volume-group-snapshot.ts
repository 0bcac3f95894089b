import { notifyAboutVolumeGroupSnapshotAction } from '../../../src/notifications/volume/volume-group-snapshot.ts';
import type { Sampled } from '../sample.ts';

/** The response of GET /v3/{project_id}/group_snapshots/{group_snapshot_id} (microversion 3.70). */
export const cinderGroupSnapshot = {
  id: 'd3e4f5a6-b7c8-4d9e-8f0a-1b2c3d4e5f60',
  name: 'db-monday',
  description: '',
  status: 'available',
  group_id: '6f519a48-3183-46cf-a32f-41815f813986',
  group_type_id: '6685584b-1eac-4da6-b5c3-555430cf68ff',
  project_id: '9b2e4d6f8a0c4e1f9d3b5a7c1e2f4d60',
  created_at: '2026-11-16T02:00:00.000000',
} as const;

export const volumeGroupSnapshot: Sampled = {
  path: 'volume/volume-group-snapshot',
  notify: notifyAboutVolumeGroupSnapshotAction,
  resource: cinderGroupSnapshot,
  hasStart: true,
  parameters: {
    create: { description: 'before the upgrade', group_id: '6f519a48-3183-46cf-a32f-41815f813986' },
    delete: undefined,
  },
};
