// The objects of the cloud, as its APIs return them.
import type { Random } from '../random.ts';
import type { WorldClock } from '../clock.ts';
import type { Person } from './people.ts';

export interface Flavor {
  readonly id: string;
  readonly original_name: string;
  readonly vcpus: number;
  readonly ram: number;
  readonly disk: number;
}

/** From small to large. */
export const flavors: readonly [Flavor, Flavor, Flavor, Flavor] = [
  { id: '2', original_name: 'm1.small', vcpus: 1, ram: 2048, disk: 20 },
  { id: '3', original_name: 'm1.medium', vcpus: 2, ram: 4096, disk: 40 },
  { id: '4', original_name: 'm1.large', vcpus: 4, ram: 8192, disk: 80 },
  { id: '5', original_name: 'm1.xlarge', vcpus: 8, ram: 16384, disk: 160 },
];

export const volumeTypes = ['ssd', 'hdd', 'archive'] as const;
export type VolumeType = (typeof volumeTypes)[number];

export interface Server {
  readonly id: string;
  readonly name: string;
  readonly tenant_id: string;
  readonly user_id: string;
  readonly image: { readonly id: string };
  readonly key_name: string;
  readonly created: string;
  readonly addresses: Readonly<Record<string, readonly object[]>>;
  status: 'ACTIVE' | 'SHUTOFF' | 'VERIFY_RESIZE' | 'SHELVED_OFFLOADED';
  flavor: Flavor;
}

export interface Volume {
  readonly id: string;
  readonly name: string;
  readonly user_id: string;
  readonly created_at: string;
  readonly bootable: 'false';
  readonly 'os-vol-tenant-attr:tenant_id': string;
  status: 'available' | 'in-use';
  size: number;
  volume_type: VolumeType;
  attachments: readonly { readonly server_id: string; readonly attachment_id: string }[];
}

export interface FloatingIp {
  readonly id: string;
  readonly floating_ip_address: string;
  readonly floating_network_id: string;
  readonly project_id: string;
  readonly created_at: string;
  status: 'ACTIVE' | 'DOWN';
  port_id: string | null;
}

/** A router with the network behind it, which has a port: all are created and deleted together. */
export interface Router {
  readonly id: string;
  readonly name: string;
  readonly networkId: string;
  readonly subnetId: string;
  readonly portId: string;
}

export const publicNetwork = '376da547-b977-4cfe-9cba-275c80debf57';
const image = { id: '70a599e0-31e7-49b7-b260-868f441e862b' };

/** The source of ids and times for new objects. */
export interface Factory {
  readonly clock: WorldClock;
  readonly ids: Random;
}

export function newId({ ids }: Factory, owner: Person): string {
  return ids.uuid() + owner.idSuffix;
}

export function created({ clock }: Factory): string {
  return new Date(clock.time).toISOString().replace(/\.\d+/, '');
}

export function newServer(factory: Factory, owner: Person, name: string, flavor: Flavor): Server {
  const { ids } = factory;
  const addr = `10.${ids.whole(0, 255)}.${ids.whole(0, 255)}.${ids.whole(2, 254)}`;
  return {
    id: newId(factory, owner),
    name,
    tenant_id: owner.project.id,
    user_id: owner.id,
    image,
    key_name: `${owner.name}-key`,
    created: created(factory),
    addresses: { private: [{ version: 4, addr, 'OS-EXT-IPS:type': 'fixed' }] },
    status: 'ACTIVE',
    flavor,
  };
}

export function newVolume(
  factory: Factory,
  owner: Person,
  name: string,
  size: number,
  volume_type: VolumeType,
): Volume {
  return {
    id: newId(factory, owner),
    name,
    user_id: owner.id,
    created_at: created(factory),
    bootable: 'false',
    'os-vol-tenant-attr:tenant_id': owner.project.id,
    status: 'available',
    size,
    volume_type,
    attachments: [],
  };
}

export function newFloatingIp(factory: Factory, owner: Person): FloatingIp {
  const { ids } = factory;
  return {
    id: newId(factory, owner),
    floating_ip_address: `203.0.${ids.whole(0, 255)}.${ids.whole(1, 254)}`,
    floating_network_id: publicNetwork,
    project_id: owner.project.id,
    created_at: created(factory),
    status: 'DOWN',
    port_id: null,
  };
}
