import type { Holding } from '../answers/usage.ts';
import { holdingOf as ofFloatingIp } from '../operations/floating-ips.ts';
import { holdingOf as ofInstance } from '../operations/instances.ts';
import { holdingOf as ofVolume } from '../operations/volumes.ts';
import type { Person } from './people.ts';

/** Returns all billed resources of a user. */
export function holdings({ servers, volumes, floatingIps }: Person): Holding[] {
  return [
    ...servers.map((server) => ofInstance(server)),
    ...volumes.map((volume) => ofVolume(volume)),
    ...floatingIps.map((floatingIp) => ofFloatingIp(floatingIp)),
  ];
}
