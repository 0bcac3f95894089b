import { notifyAboutIdentityProviderProtocolAction } from '../../../src/notifications/identity/identity-provider-protocol.ts';
import type { Sampled } from '../sample.ts';

/** The response of GET /v3/OS-FEDERATION/identity_providers/{idp_id}/protocols/{protocol_id}. */
export const keystoneProtocol = {
  id: 'openid',
  mapping_id: 'acme-people',
  remote_id_attribute: null,
  links: {
    identity_provider: 'https://cloud.example/identity/v3/OS-FEDERATION/identity_providers/ACME',
    self: 'https://cloud.example/identity/v3/OS-FEDERATION/identity_providers/ACME/protocols/openid',
  },
} as const;

export const identityProviderProtocol: Sampled = {
  path: 'identity/identity-provider-protocol',
  notify: notifyAboutIdentityProviderProtocolAction,
  resource: keystoneProtocol,
  hasStart: true,
  parameters: {
    create: { mapping_id: 'acme-people' },
    delete: undefined,
  },
};
