// The routines of users in a visit: each is a few operations that belong together.
import { flavors, volumeTypes, type Factory, type Server } from './cloud/resources.ts';
import { createKeypair, downloadOpenrc, uploadImage } from './operations/access.ts';
import * as floatingIps from './operations/floating-ips.ts';
import * as instances from './operations/instances.ts';
import * as networks from './operations/networks.ts';
import * as volumes from './operations/volumes.ts';
import type { Random } from './random.ts';
import type { Session } from './session.ts';

/** A routine returns whether all went well. */
export type Routine = (session: Session) => Generator<number, boolean>;

/** Creates a network, an instance in it, and what belongs to it. */
export function* build(session: Session): Generator<number, boolean> {
  const { person, world } = session;
  const name = `${person.name}-${world.ids.hex(4)}`;
  if (person.routers.length < 2)
    if (!(yield* session.performAll(networks.createNetwork(factoryOf(session), person, name)))) return false;
  if (world.random.chance(0.4))
    yield* session.performAll(networks.createSecurityGroup(factoryOf(session), person, name));
  if (world.random.chance(0.2)) yield* session.perform(createKeypair(name));
  const flavor = world.random.pick(flavors);
  if (!(yield* session.perform(instances.createInstance(factoryOf(session), person, name, flavor))))
    return false;
  if (world.random.chance(0.6)) yield* openToWorld(session);
  return world.random.chance(0.6) ? yield* store(session) : true;
}

/** Assigns a floating IP to the newest instance. */
export function* openToWorld(session: Session): Generator<number, boolean> {
  const { person } = session;
  if (!(yield* session.perform(floatingIps.allocateFloatingIp(factoryOf(session), person)))) return false;
  const [floatingIp, server] = [person.floatingIps.at(-1), person.servers.at(-1)];
  if (floatingIp === undefined || server === undefined) return true;
  return yield* session.perform(floatingIps.associateFloatingIp(floatingIp, server));
}

/** Attaches a volume to the newest instance; some users do not name it. */
export function* store(session: Session): Generator<number, boolean> {
  const { person, world } = session;
  const [size, type] = [10 * world.random.whole(1, 20), world.random.pick(volumeTypes)];
  const name = world.random.chance(0.75) ? `${person.name}-data-${world.ids.hex(4)}` : '';
  const create = volumes.createVolume(factoryOf(session), person, name, size, type);
  if (!(yield* session.perform(create))) return false;
  const [volume, server] = [person.volumes.at(-1), person.servers.at(-1)];
  if (volume === undefined || server === undefined) return true;
  return yield* session.perform(volumes.attachVolume(factoryOf(session), volume, server));
}

/** Does the daily care of an instance. */
export function* care(session: Session): Generator<number, boolean> {
  const { random } = session.world;
  const server = oneOf(session.person.servers, random);
  if (server === undefined) return true;
  if (server.status === 'SHELVED_OFFLOADED')
    return yield* session.perform(instances.shelveInstance(server, 'unshelve'));
  if (server.status === 'SHUTOFF') return yield* session.perform(instances.handleInstance(server, 'start'));
  const what = random.pick([
    'stop',
    'soft_reboot',
    'soft_reboot',
    'hard_reboot',
    'get_console',
    'create_snapshot',
  ]);
  return yield* session.perform(instances.handleInstance(server, what));
}

/** Changes the flavor: mostly the new one is confirmed. */
export function* resize(session: Session): Generator<number, boolean> {
  const { random } = session.world;
  const server = oneOf(active(session.person.servers), random);
  if (server === undefined) return true;
  const old = server.flavor;
  const other =
    oneOf(
      flavors.filter((flavor) => flavor !== old),
      random,
    ) ?? old;
  if (!(yield* session.perform(instances.resizeInstance(server, other)))) return false;
  if (random.chance(0.8)) return yield* session.perform(instances.confirmResize(server));
  return yield* session.perform(instances.revertResize(server, old));
}

export function* shelve(session: Session): Generator<number, boolean> {
  const server = oneOf(active(session.person.servers), session.world.random);
  return server === undefined || (yield* session.perform(instances.shelveInstance(server, 'shelve')));
}

/** Extends a volume, changes its type, or copies it. */
export function* growVolume(session: Session): Generator<number, boolean> {
  const { person, world } = session;
  const { random } = world;
  const volume = oneOf(person.volumes, random);
  if (volume === undefined) return yield* store(session);
  const size = volume.size + 10 * random.whole(1, 10);
  if (random.chance(0.5)) return yield* session.perform(volumes.extendVolume(volume, size));
  if (random.chance(0.3))
    return yield* session.perform(volumes.retypeVolume(volume, random.pick(volumeTypes)));
  const as = random.pick(['snapshot', 'snapshot', 'backup']);
  return yield* session.perform(volumes.keepVolume(factoryOf(session), person, volume, as));
}

/** Deletes the oldest resources. */
export function* tidy(session: Session): Generator<number, boolean> {
  const { servers, volumes: kept, floatingIps: addresses } = session.person;
  const [server, volume, address] = [servers[0], kept[0], addresses[0]];
  if (volume !== undefined && kept.length > 1) {
    if (volume.status === 'in-use' && !(yield* session.perform(volumes.detachVolume(volume)))) return false;
    if (!(yield* session.perform(volumes.deleteVolume(session.person, volume)))) return false;
  }
  if (address !== undefined) {
    if (address.port_id !== null)
      if (!(yield* session.perform(floatingIps.disassociateFloatingIp(address)))) return false;
    if (!(yield* session.perform(floatingIps.releaseFloatingIp(session.person, address)))) return false;
  }
  return server === undefined || (yield* session.perform(instances.deleteInstance(session.person, server)));
}

export function* tearDown(session: Session): Generator<number, boolean> {
  const [router] = session.person.routers;
  if (router === undefined) return true;
  return yield* session.performAll(networks.deleteNetwork(session.person, router));
}

/** Creates what else a user needs. */
export function* prepare(session: Session): Generator<number, boolean> {
  const { person, world } = session;
  if (world.random.chance(0.6)) return yield* session.perform(downloadOpenrc(person));
  const name = `${person.name}-image-${world.ids.hex(4)}`;
  return yield* session.perform(uploadImage(factoryOf(session), person, name));
}

function factoryOf({ world: { clock, ids } }: Session): Factory {
  return { clock, ids };
}

function active(servers: readonly Server[]): Server[] {
  return servers.filter(({ status }) => status === 'ACTIVE');
}

function oneOf<T>(items: readonly T[], random: Random): T | undefined {
  return items[random.whole(0, items.length - 1)];
}
