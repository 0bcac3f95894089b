import { notifyAboutComputeHostAction } from '../../../src/notifications/compute/compute-host.ts';
import type { Sampled } from '../sample.ts';

/** An element of the response of GET /v2.1/os-services (microversion 2.69). */
export const novaHost = {
  id: 'b7a6c5d4-e3f2-4a1b-8c0d-9e8f7a6b5c4d',
  binary: 'nova-compute',
  host: 'compute-1',
  zone: 'nova',
  status: 'enabled',
  state: 'down',
  disabled_reason: null,
  forced_down: true,
  updated_at: '2026-11-22T14:02:11.000000',
} as const;

export const computeHost: Sampled = {
  path: 'compute/compute-host',
  notify: notifyAboutComputeHostAction,
  resource: novaHost,
  hasStart: true,
  parameters: {
    evacuate: { target_host: 'compute-2', on_shared_storage: true },
    migrate: { migrate_type: 'live_migrate', block_migration: true, disk_over_commit: false },
  },
};
