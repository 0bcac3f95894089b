import {
  networkProfile as subject,
  type NetworkProfileParameters,
  type NetworkProfileResource,
} from '../../generated/network/network-profile.ts';
import type { RequestContext } from '../../utils/api/request-context.ts';
import type { Described, DetailsOf } from '../../utils/api/details.ts';
import { textOf } from '../../utils/describing/members.ts';
import { emit } from '../../utils/emit.ts';
import type { Resource } from '../../utils/api/resource.ts';

/**
 * Emits a notification of an action on a network profile. Returns at once and never throws, whatever its arguments.
 *
 * `profile` is the object as Neutron's API of 2013 returned it (Cisco Nexus 1000V), or as little as `{ id }` or
 * `{ name }`.
 *
 * @param context Who acts, in which request: from `contextFromRequest`, or made by hand.
 * @param profile The resource of the action, as described above. `undefined` members and `null` count as absent.
 * @param details The `action`, its `phase` and `parameters`; the `error` in the phase `error`; `at` and `duration` of a
 * past action.
 * @example
 * ```ts
 * import { notifyAboutNetworkProfileAction, type RequestContext } from 'notify-about';
 *
 * declare const context: RequestContext, data: { name: string; segment_type: string; segment_range: string };
 *
 * // Parameters that the schema does not name, as `name`, are left out.
 * notifyAboutNetworkProfileAction(context, data, { action: 'create', phase: 'start', parameters: data });
 * ```
 */
export function notifyAboutNetworkProfileAction<Action extends keyof NetworkProfileParameters & string>(
  context: RequestContext,
  profile: Resource,
  details: DetailsOf<NetworkProfileParameters, Action>,
): void {
  emit(subject, describeNetworkProfile, context, profile, details);
}

/** From the network_profile extension of Neutron's API v2.0 of 2013 (Cisco's plugin). */
function describeNetworkProfile(profile: unknown): Described<NetworkProfileResource> {
  return {
    type: 'network_profile',
    id: textOf(profile, 'id', 'network_profile_id'),
    name: textOf(profile, 'name'),
    project_id: textOf(profile, 'project_id', 'tenant_id'),
    segment_type: textOf(profile, 'segment_type'),
    sub_type: textOf(profile, 'sub_type'),
    segment_range: textOf(profile, 'segment_range'),
    physical_network: textOf(profile, 'physical_network'),
    multicast_ip_range: textOf(profile, 'multicast_ip_range'),
  };
}
