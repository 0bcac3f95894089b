import { notifyAboutVolumeTypeAction } from '../../../src/notifications/volume/volume-type.ts';
import type { Sampled } from '../sample.ts';

/** The response of GET /v3/{project_id}/types/{volume_type_id} to an administrator. */
export const cinderVolumeType = {
  id: '1c9f2a4e-0d2b-4b57-9c55-6b7d3e2f1a90',
  name: 'ssd',
  description: 'fast',
  is_public: false,
  'os-volume-type-access:is_public': false,
  qos_specs_id: '0388d6c6-d5d4-42a3-b289-95205c50dd15',
  extra_specs: { volume_backend_name: 'lvm' },
} as const;

export const volumeType: Sampled = {
  path: 'volume/volume-type',
  notify: notifyAboutVolumeTypeAction,
  resource: cinderVolumeType,
  hasStart: true,
  parameters: {
    create: { description: 'fast', is_public: true },
    update: { description: 'fast, and dear', is_public: false },
    delete: undefined,
    update_access: {
      added_project_ids: ['9b2e4d6f8a0c4e1f9d3b5a7c1e2f4d60'],
      removed_project_ids: ['5d2c8f0e1b3a4e6d9f7c0a1b2c3d4e5f'],
    },
    update_metadata: { updated: { volume_backend_name: 'ceph' }, removed: ['multiattach'] },
  },
};
