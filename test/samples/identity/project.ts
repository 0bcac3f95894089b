import { notifyAboutProjectAction } from '../../../src/notifications/identity/project.ts';
import type { Sampled } from '../sample.ts';

/** The response of GET /v3/projects/{project_id}. */
export const keystoneProject = {
  id: '9b2e4d6f8a0c4e1f9d3b5a7c1e2f4d60',
  name: 'web',
  domain_id: 'default',
  description: 'the web shop',
  enabled: true,
  is_domain: false,
  parent_id: 'default',
  options: {},
  tags: ['production'],
  links: { self: 'https://cloud.example/identity/v3/projects/9b2e4d6f8a0c4e1f9d3b5a7c1e2f4d60' },
} as const;

export const project: Sampled = {
  path: 'identity/project',
  notify: notifyAboutProjectAction,
  resource: keystoneProject,
  hasStart: true,
  parameters: {
    create: { description: 'the web shop', enabled: true, domain_id: 'default' },
    update: { description: 'the old web shop', enabled: false, domain_id: 'default' },
    delete: undefined,
  },
};
