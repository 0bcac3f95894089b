// What there was before the week: nothing in the stream tells that it was made.
import { DAY, monday } from '../calendar.ts';
import type { WorldClock } from '../clock.ts';
import type { Random } from '../random.ts';
import type { Cast, Person } from './people.ts';
import { flavors, newFloatingIp, newServer, newVolume, volumeTypes, type Factory } from './resources.ts';

/** What was held at the beginning of the window. */
export interface Baseline {
  /** Milliseconds since 1970, UTC. */
  readonly at: number;
  readonly instances: readonly {
    readonly id: string;
    readonly name: string;
    readonly project_id: string;
    readonly flavor: { readonly id: string; readonly name: string };
    readonly status: string;
  }[];
  readonly volumes: readonly {
    readonly id: string;
    readonly name: string;
    readonly project_id: string;
    readonly volume_type: string;
    /** GB. */
    readonly size: number;
  }[];
  readonly floating_ips: readonly {
    readonly id: string;
    readonly name: string;
    readonly project_id: string;
  }[];
}

/** Gives everyone something, made on some day of the weeks before. */
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

export function baselineOf(people: readonly Person[]): Baseline {
  return {
    at: monday,
    instances: people.flatMap(({ servers }) =>
      servers.map(({ id, name, tenant_id: project_id, flavor, status }) => ({
        ...{ id, name, project_id, status },
        flavor: { id: flavor.id, name: flavor.original_name },
      })),
    ),
    volumes: people.flatMap(({ volumes }) =>
      volumes.map(({ id, name, volume_type, size, ...volume }) => ({
        ...{ id, name, volume_type, size },
        project_id: volume['os-vol-tenant-attr:tenant_id'],
      })),
    ),
    floating_ips: people.flatMap(({ floatingIps }) =>
      floatingIps.map(({ id, floating_ip_address: name, project_id }) => ({ id, name, project_id })),
    ),
  };
}
