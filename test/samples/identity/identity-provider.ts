import { notifyAboutIdentityProviderAction } from '../../../src/notifications/identity/identity-provider.ts';
import type { Sampled } from '../sample.ts';

/** The response of GET /v3/OS-FEDERATION/identity_providers/{id}. */
export const keystoneIdentityProvider = {
  id: 'ACME',
  domain_id: '1789d1a2b3c44d5e9f60718293a4b5c6',
  description: 'the people of Acme',
  authorization_ttl: null,
  remote_ids: ['https://login.acme.example/'],
  enabled: true,
  links: {
    protocols: 'https://cloud.example/identity/v3/OS-FEDERATION/identity_providers/ACME/protocols',
    self: 'https://cloud.example/identity/v3/OS-FEDERATION/identity_providers/ACME',
  },
} as const;

export const identityProvider: Sampled = {
  path: 'identity/identity-provider',
  notify: notifyAboutIdentityProviderAction,
  resource: keystoneIdentityProvider,
  hasStart: true,
  parameters: {
    create: {
      description: 'the people of Acme',
      remote_ids: ['https://login.acme.example/'],
      enabled: true,
    },
    update: {
      description: 'the people of Acme and their friends',
      remote_ids: ['https://login.acme.example/', 'https://login.friends.example/'],
      enabled: true,
    },
    delete: undefined,
  },
};
