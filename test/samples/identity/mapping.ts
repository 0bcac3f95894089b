import { notifyAboutMappingAction } from '../../../src/notifications/identity/mapping.ts';
import type { Sampled } from '../sample.ts';

/** The response of GET /v3/OS-FEDERATION/mappings/{id}. */
export const keystoneMapping = {
  id: 'acme-people',
  schema_version: '1.0',
  rules: [
    {
      local: [{ user: { name: '{0}' } }, { group: { id: '0cd5e9f1a2b34c5d8e7f60718293a4b5' } }],
      remote: [{ type: 'OIDC-preferred_username' }, { type: 'OIDC-groups', any_one_of: ['staff'] }],
    },
  ],
  links: { self: 'https://cloud.example/identity/v3/OS-FEDERATION/mappings/acme-people' },
} as const;

export const mapping: Sampled = {
  path: 'identity/mapping',
  notify: notifyAboutMappingAction,
  resource: keystoneMapping,
  hasStart: true,
  parameters: {
    create: {
      rules_size: 181,
      rules_hash: '790b11a3afabb956868495a101ddf9590a7d61726032218ae1405d61a2543dea',
    },
    update: {
      rules_size: 191,
      rules_hash: '7528555afa0bb610d3eb619154497c4d61cb4e1acd8189eac0b116f516495582',
    },
    delete: undefined,
  },
};
