// The users' operations on volumes, snapshots and backups.
import {
  notifyAboutVolumeAction,
  notifyAboutVolumeBackupAction,
  notifyAboutVolumeSnapshotAction,
} from '../../src/index.ts';
import type { Holding } from '../answers/usage.ts';
import type { Person } from '../cloud/people.ts';
import { created, newId, newVolume } from '../cloud/resources.ts';
import type { Factory, Server, Volume, VolumeType } from '../cloud/resources.ts';
import type { Operation } from '../operation.ts';
import { asked, named } from './asked.ts';

const common = { service: 'volume', view: 'project/volumes' } as const;

/** Returns the billed part of the volume, in GB. */
export function holdingOf(volume: Volume, count: number = volume.size): Holding {
  const projectId = volume['os-vol-tenant-attr:tenant_id'];
  return { id: volume.id, projectId, kind: 'volume', of: volume.volume_type, count };
}

export function createVolume(
  factory: Factory,
  owner: Person,
  name: string,
  size: number,
  volume_type: VolumeType,
): Operation {
  const volume = newVolume(factory, owner, name, size, volume_type);
  const parameters = { size, volume_type, source_type: 'no_source_type' };
  const handle = asked(notifyAboutVolumeAction, named(name), { action: 'create', parameters });
  const change = (): Holding => {
    owner.volumes.push(volume);
    return holdingOf(volume);
  };
  return { ...common, action: 'volume.create', takes: 700, handle, answer: volume, change };
}

export function deleteVolume(owner: Person, volume: Volume): Operation {
  const handle = asked(notifyAboutVolumeAction, volume, { action: 'delete' });
  const change = (): Holding => {
    owner.volumes.splice(owner.volumes.indexOf(volume), 1);
    return holdingOf(volume, 0);
  };
  return { ...common, action: 'volume.delete', takes: 500, handle, change };
}

export function attachVolume({ ids }: Factory, volume: Volume, server: Server): Operation {
  const parameters = { instance_id: server.id, instance_name: server.name, device: '/dev/vdb' };
  const handle = asked(notifyAboutVolumeAction, volume, { action: 'attach', parameters });
  const attachments = [{ server_id: server.id, attachment_id: ids.uuid() }];
  const change = (): undefined => void Object.assign(volume, { status: 'in-use', attachments });
  return { ...common, action: 'volume.attach', takes: 1100, handle, change };
}

export function detachVolume(volume: Volume): Operation {
  const [attachment] = volume.attachments;
  const parameters = { instance_id: attachment?.server_id, attachment_id: attachment?.attachment_id };
  const handle = asked(notifyAboutVolumeAction, volume, { action: 'detach', parameters });
  const change = (): undefined => void Object.assign(volume, { status: 'available', attachments: [] });
  return { ...common, action: 'volume.detach', takes: 900, handle, change };
}

export function extendVolume(volume: Volume, size: number): Operation {
  const parameters = { orig_size: volume.size, new_size: size };
  const handle = asked(notifyAboutVolumeAction, volume, { action: 'extend', parameters });
  const change = (): Holding => {
    volume.size = size;
    return holdingOf(volume);
  };
  return { ...common, action: 'volume.extend', takes: 600, handle, change };
}

export function retypeVolume(volume: Volume, volume_type: VolumeType): Operation {
  const parameters = { volume_type, migration_policy: 'on-demand' };
  const handle = asked(notifyAboutVolumeAction, volume, { action: 'retype', parameters });
  const change = (): Holding => {
    volume.volume_type = volume_type;
    return holdingOf(volume);
  };
  return { ...common, action: 'volume.retype', takes: 1500, handle, change };
}

/** Creates a snapshot or a backup, which are not billed here. */
export function keepVolume(
  factory: Factory,
  owner: Person,
  volume: Volume,
  as: 'snapshot' | 'backup',
): Operation {
  const name = `${volume.name === '' ? 'nightly' : volume.name}-${as}`;
  const { id: volume_id, size } = volume;
  const answer = { id: newId(factory, owner), name, volume_id, size, created_at: created(factory) };
  const details = { action: 'create', parameters: { volume_id, force: true } } as const;
  const handle =
    as === 'snapshot'
      ? asked(notifyAboutVolumeSnapshotAction, named(name), details)
      : asked(notifyAboutVolumeBackupAction, named(name), details);
  const [action, view] = [`volume_${as}.create`, `project/${as}s`];
  return { service: 'volume', action, view, takes: 1300, handle, answer };
}
