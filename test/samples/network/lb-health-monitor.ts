import { notifyAboutLbHealthMonitorAction } from '../../../src/notifications/network/lb-health-monitor.ts';
import type { Sampled } from '../sample.ts';

/** The response of GET /v2.0/lb/health_monitors/{health_monitor_id}. */
export const neutronHealthMonitor = {
  id: '466c8345-28d8-4f84-a246-e04380b0461d',
  type: 'HTTP',
  delay: 10,
  timeout: 5,
  max_retries: 3,
  http_method: 'GET',
  url_path: '/health',
  expected_codes: '200',
  admin_state_up: true,
  pools: [{ pool_id: '72741b06-df4d-4715-b142-276b6bce75ab', status: 'ACTIVE', status_description: null }],
  tenant_id: '9b2e4d6f8a0c4e1f9d3b5a7c1e2f4d60',
} as const;

export const lbHealthMonitor: Sampled = {
  path: 'network/lb-health-monitor',
  notify: notifyAboutLbHealthMonitorAction,
  resource: neutronHealthMonitor,
  hasStart: true,
  parameters: {
    create: {
      type: 'HTTP',
      delay: 10,
      timeout: 5,
      max_retries: 3,
      http_method: 'GET',
      url_path: '/health',
      expected_codes: '200',
      admin_state_up: true,
    },
    update: { delay: 30, timeout: 10, max_retries: 5, admin_state_up: true },
    delete: undefined,
  },
};
