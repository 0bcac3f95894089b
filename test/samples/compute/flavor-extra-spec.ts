import { notifyAboutFlavorExtraSpecAction } from '../../../src/notifications/compute/flavor-extra-spec.ts';
import type { Sampled } from '../sample.ts';

/** In the form in which Horizon's API keeps GET /v2.1/flavors/{flavor_id}/os-extra_specs/{flavor_extra_spec_key}. */
export const novaFlavorExtraSpec = {
  id: 'hw:cpu_policy',
  flavor_id: '6d1f0a2b-3c4d-4e5f-8a9b-0c1d2e3f4a5b',
  key: 'hw:cpu_policy',
  value: 'dedicated',
} as const;

export const flavorExtraSpec: Sampled = {
  path: 'compute/flavor-extra-spec',
  notify: notifyAboutFlavorExtraSpecAction,
  resource: novaFlavorExtraSpec,
  hasStart: true,
  parameters: { create: { value: 'dedicated' }, update: { value: 'shared' }, delete: undefined },
};
