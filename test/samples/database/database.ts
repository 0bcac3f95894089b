import { notifyAboutDatabaseAction } from '../../../src/notifications/database/database.ts';
import type { Sampled } from '../sample.ts';

/** An element of the response of GET /v1.0/{project_id}/instances/{instance_id}/databases, and its instance. */
export const troveDatabase = {
  name: 'shop',
  instance_id: '44b277eb-39be-4921-be31-3d61b43651d7',
} as const;

export const database: Sampled = {
  path: 'database/database',
  notify: notifyAboutDatabaseAction,
  resource: troveDatabase,
  hasStart: true,
  parameters: { delete: undefined },
};
