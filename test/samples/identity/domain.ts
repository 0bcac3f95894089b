import { notifyAboutDomainAction } from '../../../src/notifications/identity/domain.ts';
import type { Sampled } from '../sample.ts';

/** The response of GET /v3/domains/{domain_id}. */
export const keystoneDomain = {
  id: '1789d1a2b3c44d5e9f60718293a4b5c6',
  name: 'acme',
  description: '',
  enabled: true,
  options: {},
  tags: [],
  links: { self: 'https://cloud.example/identity/v3/domains/1789d1a2b3c44d5e9f60718293a4b5c6' },
} as const;

export const domain: Sampled = {
  path: 'identity/domain',
  notify: notifyAboutDomainAction,
  resource: keystoneDomain,
  hasStart: true,
  parameters: {
    create: { description: 'the people of Acme', enabled: true },
    update: { description: 'the people of old Acme', enabled: true },
    delete: undefined,
    enable: { enabled: true },
    disable: { enabled: false },
  },
};
