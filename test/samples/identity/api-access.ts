import { notifyAboutApiAccessAction } from '../../../src/notifications/identity/api-access.ts';
import type { Sampled } from '../sample.ts';

/** The response of GET /v3/projects/{project_id}. */
export const keystoneOwnProject = {
  id: '9b2e4d6f8a0c4e1f9d3b5a7c1e2f4d60',
  name: 'web',
  domain_id: 'default',
  description: 'the web shop',
  enabled: true,
  is_domain: false,
  parent_id: 'default',
  options: {},
  tags: [],
  links: { self: 'https://cloud.example/identity/v3/projects/9b2e4d6f8a0c4e1f9d3b5a7c1e2f4d60' },
} as const;

export const apiAccess: Sampled = {
  path: 'identity/api-access',
  notify: notifyAboutApiAccessAction,
  resource: keystoneOwnProject,
  hasStart: false,
  parameters: {
    download_openrc: undefined,
    download_clouds_yaml: undefined,
    view_credentials: undefined,
  },
};
