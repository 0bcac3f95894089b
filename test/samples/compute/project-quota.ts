import { notifyAboutProjectQuotaAction } from '../../../src/notifications/compute/project-quota.ts';
import type { Sampled } from '../sample.ts';

/** The response of GET /v2.0/quotas/{project_id}, with the project of the request. */
export const neutronQuota = {
  project_id: '9b2e4d6f8a0c4e1f9d3b5a7c1e2f4d60',
  project_name: 'web',
  network: 10,
  subnet: 10,
  subnetpool: -1,
  port: 50,
  router: 10,
  floatingip: 50,
  rbac_policy: 10,
  security_group: 10,
  security_group_rule: 100,
} as const;

export const projectQuota: Sampled = {
  path: 'compute/project-quota',
  notify: notifyAboutProjectQuotaAction,
  resource: neutronQuota,
  hasStart: true,
  parameters: { update: { service: 'network', limits: { network: 20, port: -1, floatingip: 5 } } },
};
