import { notifyAboutStackAction } from '../../../src/notifications/orchestration/stack.ts';
import type { Sampled } from '../sample.ts';

/** The response of GET /v1/{tenant_id}/stacks/{stack_name}/{stack_id}. */
export const heatStack = {
  id: '3095aefc-09fb-4bc7-b1f0-f21a304e864c',
  stack_name: 'shop',
  description: 'a shop and its database',
  template_description: 'a shop and its database',
  stack_owner: 'alice',
  stack_status: 'CREATE_COMPLETE',
  stack_status_reason: 'Stack CREATE completed successfully',
  stack_user_project_id: '65728b74cfe74f179c1511d4f686e591',
  parameters: {
    'OS::project_id': '9b2e4d6f8a0c4e1f9d3b5a7c1e2f4d60',
    'OS::stack_id': '3095aefc-09fb-4bc7-b1f0-f21a304e864c',
    'OS::stack_name': 'shop',
    flavor: 'm1.small',
    db_password: '******',
  },
  outputs: [{ output_key: 'url', output_value: 'https://shop.example/', description: 'where the shop is' }],
  capabilities: [],
  notification_topics: [],
  disable_rollback: true,
  timeout_mins: 60,
  parent: null,
  tags: null,
  creation_time: '2026-11-20T17:00:12Z',
  updated_time: null,
  deletion_time: null,
  links: [
    {
      rel: 'self',
      href: 'https://cloud.example/heat/v1/9b2e4d6f8a0c4e1f9d3b5a7c1e2f4d60/stacks/shop/3095aefc-09fb-4bc7-b1f0-f21a304e864c',
    },
  ],
} as const;

export const stack: Sampled = {
  path: 'orchestration/stack',
  notify: notifyAboutStackAction,
  resource: heatStack,
  hasStart: true,
  parameters: {
    create: {
      template_source: 'url',
      template_url: 'https://templates.example/shop.yaml',
      timeout_mins: 60,
      disable_rollback: true,
      parameter_names: ['flavor', 'db_password'],
    },
    delete: undefined,
  },
};
