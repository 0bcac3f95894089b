import { notifyAboutAggregateAction } from '../../../src/notifications/compute/aggregate.ts';
import type { Sampled } from '../sample.ts';

/** The response of GET /v2.1/os-aggregates/{aggregate_id} (microversion 2.41). */
export const novaAggregate = {
  id: 4,
  uuid: 'c4f3e2d1-0b9a-4867-9543-21fedcba9876',
  name: 'ssd-hosts',
  availability_zone: 'zone-1',
  hosts: ['compute-1', 'compute-2'],
  metadata: { availability_zone: 'zone-1', ssd: 'true' },
  created_at: '2026-03-02T10:00:41.000000',
  updated_at: null,
  deleted: false,
  deleted_at: null,
} as const;

export const aggregate: Sampled = {
  path: 'compute/aggregate',
  notify: notifyAboutAggregateAction,
  resource: novaAggregate,
  hasStart: true,
  parameters: {
    create: { availability_zone: 'zone-1', hosts: ['compute-1', 'compute-2'] },
    update: { availability_zone: 'zone-2' },
    delete: undefined,
    update_hosts: { added_hosts: ['compute-3'], removed_hosts: ['compute-1'] },
    update_metadata: { updated: { ssd: 'false' }, removed: ['rack'] },
  },
};
