import { notifyAboutRbacPolicyAction } from '../../../src/notifications/network/rbac-policy.ts';
import type { Sampled } from '../sample.ts';

/** The response of GET /v2.0/rbac-policies/{rbac_policy_id}. */
export const neutronRbacPolicy = {
  id: '2cf7523a-93b5-4e69-9360-6c6bf986bb7c',
  object_type: 'network',
  object_id: '57f63cbb-9d4b-4b2c-8d7a-2e6f1a0c9b3d',
  action: 'access_as_shared',
  target_tenant: 'a20f926af3744f10bc1d6e3a7c5b8d92',
  project_id: '9b2e4d6f8a0c4e1f9d3b5a7c1e2f4d60',
  tenant_id: '9b2e4d6f8a0c4e1f9d3b5a7c1e2f4d60',
} as const;

export const rbacPolicy: Sampled = {
  path: 'network/rbac-policy',
  notify: notifyAboutRbacPolicyAction,
  resource: neutronRbacPolicy,
  hasStart: true,
  parameters: {
    create: {
      object_type: 'network',
      action: 'access_as_shared',
      target_tenant: 'a20f926af3744f10bc1d6e3a7c5b8d92',
      network_id: '57f63cbb-9d4b-4b2c-8d7a-2e6f1a0c9b3d',
    },
    update: { target_tenant: '*' },
    delete: undefined,
  },
};
