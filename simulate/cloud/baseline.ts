// The resources from before the week: their creation is not in the stream.
import type { Baseline, BaselineResource } from '../../src/reports/usage/baseline.ts';
import { DAY, monday } from '../calendar.ts';
import type { WorldClock } from '../clock.ts';
import type { Random } from '../random.ts';
import type { Cast, Person } from './people.ts';
import { flavors, newFloatingIp, newServer, newVolume, volumeTypes, type Factory } from './resources.ts';

/** Gives every user resources, created on some day of the weeks before. */
export function furnish({ users, troubled, robots }: Cast, clock: WorldClock, ids: Random): void {
  for (const person of [troubled, ...robots, ...users]) {
    clock.time = monday - ids.whole(1, 90) * DAY;
    furnishOne(person, { clock, ids });
  }
  for (const person of [troubled, ...robots])
    person.servers.splice(
      0,
      Infinity,
      newServer({ clock, ids }, person, `${person.name}-server`, flavors[1]),
    );
  clock.time = monday;
}

function furnishOne(person: Person, factory: Factory): void {
  const { ids } = factory;
  for (let left = ids.whole(0, 3); left > 0; left--) {
    const server = newServer(factory, person, `${person.name}-old-${left}`, ids.pick(flavors));
    if (ids.chance(0.1)) server.status = 'SHELVED_OFFLOADED';
    person.servers.push(server);
  }
  for (let left = ids.whole(0, 3); left > 0; left--) {
    const size = 10 * ids.whole(1, 20);
    person.volumes.push(
      newVolume(factory, person, `${person.name}-kept-${left}`, size, ids.pick(volumeTypes)),
    );
  }
  if (ids.chance(0.4)) person.floatingIps.push(newFloatingIp(factory, person));
}

/** Returns the resources held at the beginning of the window, in the format of the usage report. */
export function baselineOf(people: readonly Person[]): Baseline {
  return { at: monday, resources: people.flatMap((person) => [...heldBy(person)]) };
}

function* heldBy({ project, servers, volumes, floatingIps }: Person): Generator<BaselineResource> {
  const { id, name } = project;
  const same = { project: { id, name }, since: monday, isShelved: false, before: undefined, size: undefined };
  for (const { id, name, flavor, status } of servers) {
    const isShelved = status.startsWith('SHELVED');
    const kind = { id: flavor.id, name: flavor.original_name };
    yield { ...same, type: 'instance', resource: { id, name }, kind, isShelved };
  }
  for (const { id, name, volume_type, size } of volumes)
    yield { ...same, type: 'volume', resource: { id, name }, kind: { id: '', name: volume_type }, size };
  for (const { id, floating_ip_address: name } of floatingIps)
    yield { ...same, type: 'floating_ip', resource: { id, name }, kind: { id: '', name: '' } };
}
