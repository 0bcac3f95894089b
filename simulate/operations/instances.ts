// The users' operations on instances.
import { notifyAboutInstanceAction } from '../../src/index.ts';
import type { Holding } from '../answers/usage.ts';
import type { Person } from '../cloud/people.ts';
import { newServer, type Factory, type Flavor, type Server, type Volume } from '../cloud/resources.ts';
import type { Operation } from '../operation.ts';
import { asked, named } from './asked.ts';

const common = { service: 'compute', view: 'project/instances' } as const;

/** Returns the billed part of the instance. */
export function holdingOf(server: Server, count: 0 | 1 = 1): Holding {
  const kind = server.status === 'SHELVED_OFFLOADED' ? 'shelved_instance' : 'instance';
  return { id: server.id, projectId: server.tenant_id, kind, of: server.flavor.original_name, count };
}

export function createInstance(factory: Factory, owner: Person, name: string, flavor: Flavor): Operation {
  const server = newServer(factory, owner, name, flavor);
  const parameters = {
    count: 1,
    source_type: 'image',
    source_id: server.image.id,
    flavor_id: flavor.id,
    keypair_name: server.key_name,
    security_groups: ['default'],
  };
  const handle = asked(notifyAboutInstanceAction, named(name), { action: 'create', parameters });
  const change = (): Holding => {
    owner.servers.push(server);
    return holdingOf(server);
  };
  return { ...common, action: 'instance.create', takes: 1400, handle, answer: server, change };
}

export function deleteInstance(owner: Person, server: Server): Operation {
  const handle = asked(notifyAboutInstanceAction, server, { action: 'delete' });
  const change = (): Holding => {
    owner.servers.splice(owner.servers.indexOf(server), 1);
    for (const volume of owner.volumes) if (isAttachedTo(server, volume)) release(volume);
    return holdingOf(server, 0);
  };
  return { ...common, action: 'instance.delete', takes: 800, handle, change };
}

// Nova detaches the volumes by itself.
function release(volume: Volume): void {
  Object.assign(volume, { status: 'available', attachments: [] });
}

function isAttachedTo({ id }: Server, { attachments }: Volume): boolean {
  return attachments.some(({ server_id }) => server_id === id);
}

/** Actions that do not change the bill. */
export type Handling = 'start' | 'stop' | 'soft_reboot' | 'hard_reboot' | 'get_console' | 'create_snapshot';

const handlings = {
  start: { takes: 450, action: { action: 'start' }, status: 'ACTIVE' },
  stop: { takes: 500, action: { action: 'stop' }, status: 'SHUTOFF' },
  soft_reboot: {
    takes: 600,
    action: { action: 'soft_reboot', parameters: { reboot_type: 'SOFT' } },
    status: 'ACTIVE',
  },
  hard_reboot: {
    takes: 900,
    action: { action: 'hard_reboot', parameters: { reboot_type: 'HARD' } },
    status: 'ACTIVE',
  },
  get_console: { takes: 250, action: { action: 'get_console', parameters: { console_type: 'novnc' } } },
  create_snapshot: {
    takes: 700,
    action: { action: 'create_snapshot', parameters: { snapshot_name: 'before-the-upgrade' } },
  },
} as const;

export function handleInstance(server: Server, what: Handling): Operation {
  const { takes, action, ...to } = handlings[what];
  const handle = asked(notifyAboutInstanceAction, server, action);
  const change = (): undefined => void Object.assign(server, to);
  return { ...common, action: `instance.${what}`, takes, handle, change };
}

/** Resizes an instance. The notification has the resource as the dashboard knew it: of the new flavor only the id. */
export function resizeInstance(server: Server, flavor: Flavor): Operation {
  const { id, original_name } = server.flavor;
  const parameters = { old_flavor_id: id, old_flavor_name: original_name, new_flavor_id: flavor.id };
  const handle = asked(notifyAboutInstanceAction, server, { action: 'resize', parameters });
  const change = (): Holding => {
    Object.assign(server, { flavor, status: 'VERIFY_RESIZE' });
    return holdingOf(server);
  };
  return { ...common, action: 'instance.resize', takes: 1200, handle, change };
}

export function confirmResize(server: Server): Operation {
  const handle = asked(notifyAboutInstanceAction, server, { action: 'confirm_resize' });
  const change = (): undefined => void Object.assign(server, { status: 'ACTIVE' });
  return { ...common, action: 'instance.confirm_resize', takes: 600, handle, change };
}

export function revertResize(server: Server, flavor: Flavor): Operation {
  const handle = asked(notifyAboutInstanceAction, server, { action: 'revert_resize' });
  const change = (): Holding => {
    Object.assign(server, { flavor, status: 'ACTIVE' });
    return holdingOf(server);
  };
  return { ...common, action: 'instance.revert_resize', takes: 700, handle, change };
}

export function shelveInstance(server: Server, action: 'shelve' | 'unshelve'): Operation {
  const handle = asked(notifyAboutInstanceAction, server, { action });
  const change = (): Holding => {
    server.status = action === 'shelve' ? 'SHELVED_OFFLOADED' : 'ACTIVE';
    return holdingOf(server);
  };
  return { ...common, action: `instance.${action}`, takes: 900, handle, change };
}
