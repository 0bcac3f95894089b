import { notifyAboutVolumeTypeEncryptionAction } from '../../../src/notifications/volume/volume-type-encryption.ts';
import type { Sampled } from '../sample.ts';

/** The response of GET /v3/{project_id}/types/{volume_type_id}/encryption, with the name that its handler knows. */
export const cinderEncryption = {
  volume_type_id: '1c9f2a4e-0d2b-4b57-9c55-6b7d3e2f1a90',
  volume_type_name: 'ssd',
  encryption_id: '81e069c6-7394-4856-8df7-3b237ca61f74',
  provider: 'luks',
  control_location: 'front-end',
  cipher: 'aes-xts-plain64',
  key_size: 256,
  deleted: false,
  created_at: '2026-09-28T02:32:25.000000',
  updated_at: null,
  deleted_at: null,
} as const;

export const volumeTypeEncryption: Sampled = {
  path: 'volume/volume-type-encryption',
  notify: notifyAboutVolumeTypeEncryptionAction,
  resource: cinderEncryption,
  hasStart: true,
  parameters: {
    create: { provider: 'luks', control_location: 'front-end', cipher: 'aes-xts-plain64', key_size: 256 },
    update: { provider: 'luks2', control_location: 'front-end', cipher: 'aes-xts-plain64', key_size: 512 },
    delete: undefined,
  },
};
