import { notifyAboutKeypairAction } from '../../../src/notifications/compute/keypair.ts';
import type { Sampled } from '../sample.ts';

/** The response of GET /v2.1/os-keypairs/{keypair_name} (microversion 2.100). */
export const novaKeypair = {
  id: 12,
  name: 'alice-laptop',
  type: 'ssh',
  fingerprint: '7e:eb:ab:24:ba:d1:e1:88:ae:9a:fb:66:53:df:d3:bd',
  public_key: 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ4mQ0v7bQ alice@laptop',
  user_id: '2f5c1e6a9d0b4c7e8a3f1b2c3d4e5f60',
  created_at: '2026-09-14T07:31:55.000000',
  updated_at: null,
  deleted: false,
  deleted_at: null,
} as const;

export const keypair: Sampled = {
  path: 'compute/keypair',
  notify: notifyAboutKeypairAction,
  resource: novaKeypair,
  hasStart: true,
  parameters: {
    create: { key_type: 'ssh' },
    import: { key_type: 'ssh', fingerprint: '7e:eb:ab:24:ba:d1:e1:88:ae:9a:fb:66:53:df:d3:bd' },
    delete: undefined,
  },
};
