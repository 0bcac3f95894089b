import { notifyAboutObjectAction } from '../../../src/notifications/object-store/object.ts';
import type { Sampled } from '../sample.ts';

/** An element of the response of GET /v1/{account}/{container}?format=json, and its container. */
export const swiftObject = {
  name: 'reports/2026/costs.csv',
  hash: '451e372e48e0f6b1114fa0724aa79fa1',
  bytes: 18432,
  content_type: 'text/csv',
  last_modified: '2026-11-20T17:00:12.123450',
  container_name: 'backups',
} as const;

const file = { file_name: 'costs.csv', file_size: 18432, content_type: 'text/csv' };

export const object: Sampled = {
  path: 'object-store/object',
  notify: notifyAboutObjectAction,
  resource: swiftObject,
  hasStart: true,
  parameters: {
    upload: file,
    update: { ...file, file_size: 20480 },
    copy: { new_container_name: 'archive', new_object_name: 'costs.csv', path: 'reports/old/' },
    delete: undefined,
    download: undefined,
  },
};
