import { notifyAboutEc2CredentialAction } from '../../../src/notifications/identity/ec2-credential.ts';
import type { Sampled } from '../sample.ts';

/** The response of POST /v3/users/{user_id}/credentials/OS-EC2. */
export const keystoneEc2Credential = {
  user_id: '2f5c1e6a9d0b4c7e8a3f1b2c3d4e5f60',
  tenant_id: '9b2e4d6f8a0c4e1f9d3b5a7c1e2f4d60',
  access: '4a5b6c7d8e9f40a1b2c3d4e5f6071829',
  secret: '0f1e2d3c4b5a49688776655443322110',
  trust_id: null,
  links: {
    self: 'https://cloud.example/identity/v3/users/2f5c1e6a9d0b4c7e8a3f1b2c3d4e5f60/credentials/OS-EC2/4a5b6c7d8e9f40a1b2c3d4e5f6071829',
  },
} as const;

export const ec2Credential: Sampled = {
  path: 'identity/ec2-credential',
  notify: notifyAboutEc2CredentialAction,
  resource: keystoneEc2Credential,
  hasStart: false,
  parameters: {
    download: undefined,
  },
};
