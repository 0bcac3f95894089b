import { notifyAboutDatabaseUserAction } from '../../../src/notifications/database/database-user.ts';
import type { Sampled } from '../sample.ts';

/** An element of the response of GET /v1.0/{project_id}/instances/{instance_id}/users, and its instance. */
export const troveUser = {
  name: 'shop',
  host: '%',
  databases: [{ name: 'shop' }, { name: 'stock' }],
  instance_id: '44b277eb-39be-4921-be31-3d61b43651d7',
} as const;

export const databaseUser: Sampled = {
  path: 'database/database-user',
  notify: notifyAboutDatabaseUserAction,
  resource: troveUser,
  hasStart: true,
  parameters: { delete: undefined },
};
