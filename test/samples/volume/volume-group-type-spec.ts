import { notifyAboutVolumeGroupTypeSpecAction } from '../../../src/notifications/volume/volume-group-type-spec.ts';
import type { Sampled } from '../sample.ts';

/** Cinder returns `{ consistent_group_snapshot_enabled: '<is> True' }`: its handler knows the rest. */
export const groupTypeSpec = {
  group_type_id: '6685584b-1eac-4da6-b5c3-555430cf68ff',
  key: 'consistent_group_snapshot_enabled',
  value: '<is> True',
} as const;

export const volumeGroupTypeSpec: Sampled = {
  path: 'volume/volume-group-type-spec',
  notify: notifyAboutVolumeGroupTypeSpecAction,
  resource: groupTypeSpec,
  hasStart: true,
  parameters: { create: { value: '<is> True' }, update: { value: '<is> False' }, delete: undefined },
};
