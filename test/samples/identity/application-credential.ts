import { notifyAboutApplicationCredentialAction } from '../../../src/notifications/identity/application-credential.ts';
import type { Sampled } from '../sample.ts';

/** The response of POST /v3/users/{user_id}/application_credentials: the only one with the secret. */
export const keystoneApplicationCredential = {
  id: '58d61ff8e6e34accb35874016d1dba8b',
  name: 'monitoring',
  description: 'for the monitoring',
  project_id: '9b2e4d6f8a0c4e1f9d3b5a7c1e2f4d60',
  user_id: '2f5c1e6a9d0b4c7e8a3f1b2c3d4e5f60',
  system: null,
  roles: [
    {
      id: '5a4b3c2d1e0f4a9b8c7d6e5f4a3b2c1d',
      name: 'reader',
      domain_id: null,
      description: null,
      options: {},
    },
  ],
  access_rules: [
    { id: '07d719df00f349ef8de77d542edf010c', service: 'compute', method: 'GET', path: '/v2.1/servers/**' },
  ],
  expires_at: '2027-11-22T00:00:00.000000',
  unrestricted: false,
  secret: 'rEaqvJka48mpv',
  links: {
    self: 'https://cloud.example/identity/v3/users/2f5c1e6a9d0b4c7e8a3f1b2c3d4e5f60/application_credentials/58d61ff8e6e34accb35874016d1dba8b',
  },
} as const;

export const applicationCredential: Sampled = {
  path: 'identity/application-credential',
  notify: notifyAboutApplicationCredentialAction,
  resource: keystoneApplicationCredential,
  hasStart: true,
  parameters: {
    create: {
      description: 'for the monitoring',
      expires_at: '2027-11-22T00:00:00Z',
      roles: ['reader'],
      access_rules: [{ service: 'compute', method: 'GET', path: '/v2.1/servers/**' }],
      unrestricted: false,
      kubernetes_namespace: 'monitoring',
    },
    delete: undefined,
    download: { format: 'clouds_yaml' },
  },
};
