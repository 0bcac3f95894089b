import { notifyAboutDefaultQuotaAction } from '../../../src/notifications/compute/default-quota.ts';
import type { Sampled } from '../sample.ts';

/** The response of GET /v2.1/os-quota-class-sets/default (microversion 2.50). */
export const novaQuotaClassSet = {
  id: 'default',
  instances: 10,
  cores: 20,
  ram: 51200,
  metadata_items: 128,
  key_pairs: 100,
  server_groups: 10,
  server_group_members: 10,
  injected_files: 5,
  injected_file_content_bytes: 10240,
  injected_file_path_bytes: 255,
} as const;

export const defaultQuota: Sampled = {
  path: 'compute/default-quota',
  notify: notifyAboutDefaultQuotaAction,
  resource: novaQuotaClassSet,
  hasStart: true,
  parameters: { update: { service: 'compute', limits: { instances: 20, cores: 40, ram: -1 } } },
};
