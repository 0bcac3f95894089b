import { notifyAboutUsageReportAction } from '../../../src/notifications/session/usage-report.ts';
import type { Sampled } from '../sample.ts';

/** The response of GET /v2.1/os-simple-tenant-usage/{tenant_id}. */
export const novaUsage = {
  tenant_id: '9b2e4d6f8a0c4e1f9d3b5a7c1e2f4d60',
  start: '2026-11-01T00:00:00.000000',
  stop: '2026-11-22T23:59:59.000000',
  total_hours: 527.9,
  total_local_gb_usage: 10558.1,
  total_memory_mb_usage: 1081190.4,
  total_vcpus_usage: 527.9,
  server_usages: [
    {
      instance_id: '4d8a1f2b-6c3e-4e5f-9a7b-8c9d0e1f2a3b',
      name: 'db-1',
      tenant_id: '9b2e4d6f8a0c4e1f9d3b5a7c1e2f4d60',
      state: 'active',
      flavor: 'm1.small',
      vcpus: 1,
      memory_mb: 2048,
      local_gb: 20,
      hours: 527.9,
      uptime: 1900440,
      started_at: '2026-11-01T00:00:00.000000',
      ended_at: null,
    },
  ],
} as const;

export const usageReport: Sampled = {
  path: 'session/usage-report',
  notify: notifyAboutUsageReportAction,
  resource: novaUsage,
  hasStart: false,
  parameters: { export_csv: { start: '2026-11-01', end: '2026-11-22' } },
};
