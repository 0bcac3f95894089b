import {
  instance as subject,
  type InstanceAddress,
  type InstanceFlavor,
  type InstanceParameters,
  type InstanceResource,
} from '../../generated/compute/instance.ts';
import type { RequestContext } from '../../utils/api/request-context.ts';
import type { Described, DetailsOf } from '../../utils/api/details.ts';
import { flagOf, numberOf, partOf, textOf, textsIn } from '../../utils/describing/members.ts';
import { emit } from '../../utils/emit.ts';
import { list, names, read, text } from '../../utils/describing/safe-read.ts';
import type { Resource } from '../../utils/api/resource.ts';

/**
 * Emits a notification of an action on an instance. Returns at once and never throws, whatever its arguments.
 *
 * `server` is the object as Nova's API v2.1 returned it, at any microversion, or as little as `{ id }` or `{ name }`.
 *
 * @param context Who acts, in which request: from `contextFromRequest`, or made by hand.
 * @param server The resource of the action, as described above. `undefined` members and `null` count as absent.
 * @param details The `action`, its `phase` and `parameters`; the `error` in the phase `error`; `at` and `duration` of a
 * past action.
 * @example
 * ```ts
 * import { notifyAboutInstanceAction, type RequestContext } from 'notify-about';
 *
 * declare const context: RequestContext, server: { id: string }, nova: { reboot(id: string): Promise<void> };
 *
 * notifyAboutInstanceAction(context, server, { action: 'soft_reboot', phase: 'start' });
 * try {
 *   await nova.reboot(server.id);
 *   notifyAboutInstanceAction(context, server, { action: 'soft_reboot', phase: 'end' });
 * } catch (error) {
 *   notifyAboutInstanceAction(context, server, { action: 'soft_reboot', phase: 'error', error });
 *   throw error;
 * }
 * ```
 */
export function notifyAboutInstanceAction<Action extends keyof InstanceParameters & string>(
  context: RequestContext,
  server: Resource,
  details: DetailsOf<InstanceParameters, Action>,
): void {
  emit(subject, describeInstance, context, server, details);
}

/** From https://docs.openstack.org/api-ref/compute/#show-server-details, microversions 2.1 to 2.100. */
function describeInstance(server: unknown): Described<InstanceResource> {
  return {
    type: 'instance',
    id: textOf(server, 'id'),
    name: textOf(server, 'name'),
    project_id: textOf(server, 'project_id', 'tenant_id'),
    user_id: textOf(server, 'user_id'),
    // '' when it boots from a volume.
    image_id: textOf(read(server, 'image'), 'id'),
    key_name: textOf(server, 'key_name'),
    security_groups: textsIn(server, 'security_groups', 'name'),
    volumes_attached: textsIn(server, 'os-extended-volumes:volumes_attached', 'id'),
    status: textOf(server, 'status'),
    vm_state: textOf(server, 'OS-EXT-STS:vm_state'),
    task_state: textOf(server, 'OS-EXT-STS:task_state'),
    power_state: powerStates[numberOf(server, 'OS-EXT-STS:power_state') ?? -1],
    locked: flagOf(server, 'locked'),
    flavor: partOf(server, 'flavor', describeOwnFlavor),
    availability_zone: textOf(server, 'OS-EXT-AZ:availability_zone'),
    host: textOf(server, 'OS-EXT-SRV-ATTR:host'),
    hypervisor_hostname: textOf(server, 'OS-EXT-SRV-ATTR:hypervisor_hostname'),
    addresses: describeAddresses(read(server, 'addresses')),
    created_at: textOf(server, 'created'),
    launched_at: textOf(server, 'OS-SRV-USG:launched_at'),
    terminated_at: textOf(server, 'OS-SRV-USG:terminated_at'),
  };
}

/** Nova's numbers (nova/compute/power_state.py), by the names of its notifications. */
const powerStates: Readonly<Record<number, string>> = {
  0: 'pending',
  1: 'running',
  3: 'paused',
  4: 'shutdown',
  6: 'crashed',
  7: 'suspended',
};

/** A link with an id up to microversion 2.46; embedded, with a name but without an id, from 2.47 on. */
function describeOwnFlavor(flavor: unknown): Described<InstanceFlavor> {
  return {
    id: textOf(flavor, 'id'),
    name: textOf(flavor, 'original_name'),
    vcpus: numberOf(flavor, 'vcpus'),
    ram: numberOf(flavor, 'ram'),
    disk: numberOf(flavor, 'disk'),
    ephemeral: numberOf(flavor, 'ephemeral'),
    swap: numberOf(flavor, 'swap'),
  };
}

/** `addresses` maps a network's name to its addresses. */
function describeAddresses(addresses: unknown): Described<InstanceAddress>[] | undefined {
  const described: Described<InstanceAddress>[] = [];
  for (const network of names(addresses)) {
    for (const address of list(read(addresses, network))) {
      const one = describeAddress(network, address);
      if (one !== undefined) described.push(one);
    }
  }
  return described.length > 0 ? described : undefined;
}

function describeAddress(network: string, address: unknown): Described<InstanceAddress> | undefined {
  const ip = textOf(address, 'addr');
  if (ip === undefined) return undefined;
  return {
    network: text(network),
    address: ip,
    version: read(address, 'version') === 6 ? 6 : 4,
    type: textOf(address, 'OS-EXT-IPS:type'),
    mac: textOf(address, 'OS-EXT-IPS-MAC:mac_addr'),
  };
}
