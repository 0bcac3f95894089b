import { notifyAboutGroupAction } from '../../../src/notifications/identity/group.ts';
import type { Sampled } from '../sample.ts';

/** The response of GET /v3/groups/{group_id}. */
export const keystoneGroup = {
  id: '0cd5e9f1a2b34c5d8e7f60718293a4b5',
  name: 'operators',
  domain_id: 'default',
  description: 'who runs the shop',
  links: { self: 'https://cloud.example/identity/v3/groups/0cd5e9f1a2b34c5d8e7f60718293a4b5' },
} as const;

export const group: Sampled = {
  path: 'identity/group',
  notify: notifyAboutGroupAction,
  resource: keystoneGroup,
  hasStart: true,
  parameters: {
    create: { description: 'who runs the shop', domain_id: 'default' },
    update: { description: 'who ran the shop' },
    delete: undefined,
    add_user: { user_id: '7a8b9c0d1e2f4a3b8c5d6e7f80910a2b', user_name: 'bob' },
    remove_user: { user_id: '7a8b9c0d1e2f4a3b8c5d6e7f80910a2b', user_name: 'bob' },
  },
};
