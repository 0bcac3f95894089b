import { notifyAboutVolumeGroupTypeAction } from '../../../src/notifications/volume/volume-group-type.ts';
import type { Sampled } from '../sample.ts';

/** The response of GET /v3/{project_id}/group_types/{group_type_id} to an administrator. */
export const cinderGroupType = {
  id: '6685584b-1eac-4da6-b5c3-555430cf68ff',
  name: 'consistent',
  description: null,
  is_public: true,
  group_specs: { consistent_group_snapshot_enabled: '<is> True' },
} as const;

export const volumeGroupType: Sampled = {
  path: 'volume/volume-group-type',
  notify: notifyAboutVolumeGroupTypeAction,
  resource: cinderGroupType,
  hasStart: true,
  parameters: {
    create: { description: 'for databases', is_public: true },
    update: { description: 'for old databases', is_public: false },
    delete: undefined,
  },
};
