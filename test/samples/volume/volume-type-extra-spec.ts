import { notifyAboutVolumeTypeExtraSpecAction } from '../../../src/notifications/volume/volume-type-extra-spec.ts';
import type { Sampled } from '../sample.ts';

/** Cinder returns `{ extra_specs: { volume_backend_name: 'lvm' } }`: its handler knows the rest. */
export const extraSpec = {
  volume_type_id: '1c9f2a4e-0d2b-4b57-9c55-6b7d3e2f1a90',
  key: 'volume_backend_name',
  value: 'lvm',
} as const;

export const volumeTypeExtraSpec: Sampled = {
  path: 'volume/volume-type-extra-spec',
  notify: notifyAboutVolumeTypeExtraSpecAction,
  resource: extraSpec,
  hasStart: true,
  parameters: { create: { value: 'lvm' }, update: { value: 'ceph' }, delete: undefined },
};
