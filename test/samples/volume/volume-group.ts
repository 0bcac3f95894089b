import { notifyAboutVolumeGroupAction } from '../../../src/notifications/volume/volume-group.ts';
import type { Sampled } from '../sample.ts';

/** The response of GET /v3/{project_id}/groups/{group_id}?list_volume=True (microversion 3.70). */
export const cinderGroup = {
  id: '6f519a48-3183-46cf-a32f-41815f813986',
  name: 'db',
  description: 'the volumes of the database',
  status: 'available',
  availability_zone: 'nova',
  created_at: '2026-10-02T08:12:00.000000',
  group_type: '6685584b-1eac-4da6-b5c3-555430cf68ff',
  volume_types: ['1c9f2a4e-0d2b-4b57-9c55-6b7d3e2f1a90'],
  volumes: ['9f1c3c1e-7f1e-4f4b-8f0a-2f3d6f0e7a11', 'e763a78b-edc5-48fb-bbb3-fddc1062e27a'],
  group_snapshot_id: null,
  source_group_id: null,
  replication_status: 'disabled',
  project_id: '9b2e4d6f8a0c4e1f9d3b5a7c1e2f4d60',
} as const;

export const volumeGroup: Sampled = {
  path: 'volume/volume-group',
  notify: notifyAboutVolumeGroupAction,
  resource: cinderGroup,
  hasStart: true,
  parameters: {
    create: {
      description: 'the volumes of the database',
      group_type: '6685584b-1eac-4da6-b5c3-555430cf68ff',
      volume_types: ['1c9f2a4e-0d2b-4b57-9c55-6b7d3e2f1a90'],
      availability_zone: 'nova',
    },
    update: { description: 'the volumes of the old database' },
    delete: { delete_volumes: true },
    update_volumes: {
      added_volume_ids: ['9f1c3c1e-7f1e-4f4b-8f0a-2f3d6f0e7a11'],
      removed_volume_ids: ['e763a78b-edc5-48fb-bbb3-fddc1062e27a'],
    },
    remove_all_volumes: {
      removed_volume_ids: ['9f1c3c1e-7f1e-4f4b-8f0a-2f3d6f0e7a11', 'e763a78b-edc5-48fb-bbb3-fddc1062e27a'],
    },
    clone: { description: 'a copy to test with', source_group_id: 'c1d2e3f4-a5b6-4c7d-8e9f-0a1b2c3d4e5f' },
    create_from_snapshot: {
      description: 'as on Monday',
      vg_snapshot_id: 'd3e4f5a6-b7c8-4d9e-8f0a-1b2c3d4e5f60',
    },
  },
};
