import { notifyAboutPortAllowedAddressPairAction } from '../../../src/notifications/network/port-allowed-address-pair.ts';
import type { Sampled } from '../sample.ts';

/** An element of `allowed_address_pairs` in the response of GET /v2.0/ports/{port_id}, with the port's id. */
export const neutronPortAllowedAddressPair = {
  port_id: '46d4bfb9-b26e-41f3-bd2e-e6dcc1ccedb2',
  ip_address: '10.0.0.100',
  mac_address: 'fa:16:3e:58:42:ed',
} as const;

export const portAllowedAddressPair: Sampled = {
  path: 'network/port-allowed-address-pair',
  notify: notifyAboutPortAllowedAddressPairAction,
  resource: neutronPortAllowedAddressPair,
  hasStart: true,
  parameters: {
    create: { ip: '10.0.0.100', mac: 'fa:16:3e:58:42:ed' },
    delete: { ip: '10.0.0.100', mac: 'fa:16:3e:58:42:ed' },
  },
};
