import { notifyAboutDatabaseInstanceAction } from '../../../src/notifications/database/database-instance.ts';
import type { Sampled } from '../sample.ts';

/** The response of GET /v1.0/{project_id}/instances/{instance_id}. */
export const troveInstance = {
  id: '44b277eb-39be-4921-be31-3d61b43651d7',
  name: 'shop-db',
  tenant_id: '9b2e4d6f8a0c4e1f9d3b5a7c1e2f4d60',
  status: 'ACTIVE',
  operating_status: 'HEALTHY',
  datastore: { type: 'mysql', version: '8.0' },
  flavor: {
    id: '6',
    links: [
      { rel: 'self', href: 'https://cloud.example/trove/v1.0/9b2e4d6f8a0c4e1f9d3b5a7c1e2f4d60/flavors/6' },
    ],
  },
  volume: { size: 20, used: 3.2 },
  region: 'RegionOne',
  hostname: 'e09ad9a3f733.databases.example',
  ip: ['10.1.0.62', '192.0.2.114'],
  addresses: [
    { address: '10.1.0.62', type: 'private' },
    { address: '192.0.2.114', type: 'public' },
  ],
  access: { is_public: true, allowed_cidrs: ['192.0.2.0/24'] },
  replica_of: {
    id: 'b8a1f2c3-0d4e-4f5a-8b6c-7d8e9f0a1b2c',
    links: [
      { rel: 'bookmark', href: 'https://cloud.example/instances/b8a1f2c3-0d4e-4f5a-8b6c-7d8e9f0a1b2c' },
    ],
  },
  created: '2026-10-30T12:30:00',
  updated: '2026-11-20T17:00:12',
  service_status_updated: '2026-11-20T17:00:12',
  links: [{ rel: 'bookmark', href: 'https://cloud.example/instances/44b277eb-39be-4921-be31-3d61b43651d7' }],
} as const;

export const databaseInstance: Sampled = {
  path: 'database/database-instance',
  notify: notifyAboutDatabaseInstanceAction,
  resource: troveInstance,
  hasStart: true,
  parameters: {
    create: {
      volume_size: 20,
      flavor_id: '6',
      databases: ['shop', 'stock'],
      user: 'shop',
      host: '%',
      backup_id: 'a9832168-7541-4536-b8d9-a8a9b79cf1b4',
    },
    delete: undefined,
    restart: undefined,
  },
};
