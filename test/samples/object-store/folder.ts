import { notifyAboutFolderAction } from '../../../src/notifications/object-store/folder.ts';
import type { Sampled } from '../sample.ts';

/** An element of the response of GET /v1/{account}/{container}?delimiter=/&format=json, and its container. */
export const swiftFolder = { subdir: 'reports/2026/', container_name: 'backups' } as const;

export const folder: Sampled = {
  path: 'object-store/folder',
  notify: notifyAboutFolderAction,
  resource: swiftFolder,
  hasStart: true,
  parameters: { create: undefined, delete: undefined },
};
