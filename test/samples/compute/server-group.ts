import { notifyAboutServerGroupAction } from '../../../src/notifications/compute/server-group.ts';
import type { Sampled } from '../sample.ts';

/** The response of GET /v2.1/os-server-groups/{server_group_id} (microversion 2.64). */
export const novaServerGroup = {
  id: '616fb98f-46ca-475e-917e-2563e5a8cd19',
  name: 'db',
  policy: 'anti-affinity',
  rules: { max_server_per_host: 2 },
  members: ['4d8a1f2b-6c3e-4e5f-9a7b-8c9d0e1f2a3b', '5e9b2a3c-7d4f-4f60-8b8c-9d0e1f2a3b4c'],
  project_id: '9b2e4d6f8a0c4e1f9d3b5a7c1e2f4d60',
  user_id: '2f5c1e6a9d0b4c7e8a3f1b2c3d4e5f60',
} as const;

export const serverGroup: Sampled = {
  path: 'compute/server-group',
  notify: notifyAboutServerGroupAction,
  resource: novaServerGroup,
  hasStart: true,
  parameters: {
    create: { policy: 'anti-affinity', rules: { max_server_per_host: 2 } },
    delete: undefined,
  },
};
