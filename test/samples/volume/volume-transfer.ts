import { notifyAboutVolumeTransferAction } from '../../../src/notifications/volume/volume-transfer.ts';
import type { Sampled } from '../sample.ts';

/** The response of POST /v3/{project_id}/volume-transfers (microversion 3.57). */
export const cinderTransfer = {
  id: '3d79fbda-8d9c-4da3-a016-e5612fcb7f65',
  name: 'db-data-to-web',
  volume_id: '9f1c3c1e-7f1e-4f4b-8f0a-2f3d6f0e7a11',
  auth_key: '9266c59563c84664',
  source_project_id: '9b2e4d6f8a0c4e1f9d3b5a7c1e2f4d60',
  destination_project_id: null,
  accepted: false,
  no_snapshots: false,
  created_at: '2026-11-22T15:36:51.000000',
  links: [
    {
      rel: 'self',
      href: 'https://cloud.example/volume/v3/volume-transfers/3d79fbda-8d9c-4da3-a016-e5612fcb7f65',
    },
  ],
} as const;

export const volumeTransfer: Sampled = {
  path: 'volume/volume-transfer',
  notify: notifyAboutVolumeTransferAction,
  resource: cinderTransfer,
  hasStart: true,
  parameters: {
    create: { volume_id: '9f1c3c1e-7f1e-4f4b-8f0a-2f3d6f0e7a11' },
    accept: { volume_id: '9f1c3c1e-7f1e-4f4b-8f0a-2f3d6f0e7a11' },
    delete: { volume_id: '9f1c3c1e-7f1e-4f4b-8f0a-2f3d6f0e7a11' },
  },
};
