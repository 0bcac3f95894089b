import { notifyAboutCredentialAction } from '../../../src/notifications/identity/credential.ts';
import type { Sampled } from '../sample.ts';

/** The response of GET /v3/credentials/{credential_id}. */
export const keystoneCredential = {
  id: '3d3367228f9c7665266604462ec60029bcd83ad89614021a80b2eb879c572510',
  type: 'ec2',
  user_id: '7a8b9c0d1e2f4a3b8c5d6e7f80910a2b',
  project_id: '9b2e4d6f8a0c4e1f9d3b5a7c1e2f4d60',
  blob: '{"access":"181920","secret":"secretKey"}',
  links: {
    self: 'https://cloud.example/identity/v3/credentials/3d3367228f9c7665266604462ec60029bcd83ad89614021a80b2eb879c572510',
  },
} as const;

export const credential: Sampled = {
  path: 'identity/credential',
  notify: notifyAboutCredentialAction,
  resource: keystoneCredential,
  hasStart: true,
  parameters: {
    create: {
      type: 'ec2',
      user_id: '7a8b9c0d1e2f4a3b8c5d6e7f80910a2b',
      project_id: '9b2e4d6f8a0c4e1f9d3b5a7c1e2f4d60',
    },
    update: { type: 'totp', user_id: '7a8b9c0d1e2f4a3b8c5d6e7f80910a2b' },
    delete: undefined,
  },
};
