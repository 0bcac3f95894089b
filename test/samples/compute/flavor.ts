import { notifyAboutFlavorAction } from '../../../src/notifications/compute/flavor.ts';
import type { Sampled } from '../sample.ts';

/** The response of GET /v2.1/flavors/{flavor_id} to an administrator (microversion 2.61). */
export const novaFlavor = {
  id: '6d1f0a2b-3c4d-4e5f-8a9b-0c1d2e3f4a5b',
  name: 'm1.large',
  description: 'for databases',
  vcpus: 4,
  ram: 8192,
  disk: 80,
  'OS-FLV-EXT-DATA:ephemeral': 20,
  swap: '',
  rxtx_factor: 1.0,
  'OS-FLV-DISABLED:disabled': false,
  'os-flavor-access:is_public': false,
  extra_specs: { 'hw:cpu_policy': 'dedicated' },
  links: [
    {
      rel: 'self',
      href: 'https://cloud.example/compute/v2.1/flavors/6d1f0a2b-3c4d-4e5f-8a9b-0c1d2e3f4a5b',
    },
  ],
} as const;

const sizes = { vcpus: 4, memory_mb: 8192, disk_gb: 80, eph_gb: 20, swap_mb: 0 };

export const flavor: Sampled = {
  path: 'compute/flavor',
  notify: notifyAboutFlavorAction,
  resource: novaFlavor,
  hasStart: true,
  parameters: {
    create: { ...sizes, is_public: false, project_ids: ['9b2e4d6f8a0c4e1f9d3b5a7c1e2f4d60'] },
    update: { ...sizes, is_public: true, project_ids: [] },
    delete: undefined,
    update_access: {
      is_public: false,
      added_project_ids: ['5e6f7a8b9c0d4e1f8a2b3c4d5e6f7a80'],
      removed_project_ids: ['9b2e4d6f8a0c4e1f9d3b5a7c1e2f4d60'],
    },
    update_metadata: { updated: { 'hw:cpu_policy': 'shared' }, removed: ['hw:mem_page_size'] },
  },
};
