import {
  trunk as subject,
  type TrunkParameters,
  type TrunkResource,
  type TrunkSubPort,
} from '../../generated/network/trunk.ts';
import type { RequestContext } from '../../utils/api/request-context.ts';
import type { Described, DetailsOf } from '../../utils/api/details.ts';
import { eachOf, flagOf, numberOf, textOf } from '../../utils/describing/members.ts';
import { emit } from '../../utils/emit.ts';
import type { Resource } from '../../utils/api/resource.ts';

/**
 * Emits a notification of an action on a trunk. Returns at once and never throws, whatever its arguments.
 *
 * `trunk` is the object as Neutron's API v2.0 returned it, or as little as `{ id }` or `{ name }`.
 *
 * @param context Who acts, in which request: from `contextFromRequest`, or made by hand.
 * @param trunk The resource of the action, as described above. `undefined` members and `null` count as absent.
 * @param details The `action`, its `phase` and `parameters`; the `error` in the phase `error`; `at` and `duration` of a
 * past action.
 * @example
 * ```ts
 * import { notifyAboutTrunkAction, type RequestContext } from 'notify-about';
 *
 * declare const context: RequestContext, trunk: { id: string }, port_id: string;
 *
 * const parameters = { added_sub_ports: [{ port_id, segmentation_type: 'vlan', segmentation_id: 101 }] };
 * notifyAboutTrunkAction(context, trunk, { action: 'update', phase: 'end', parameters });
 * ```
 */
export function notifyAboutTrunkAction<Action extends keyof TrunkParameters & string>(
  context: RequestContext,
  trunk: Resource,
  details: DetailsOf<TrunkParameters, Action>,
): void {
  emit(subject, describeTrunk, context, trunk, details);
}

/** From https://docs.openstack.org/api-ref/network/v2/#show-trunk. */
function describeTrunk(trunk: unknown): Described<TrunkResource> {
  return {
    type: 'trunk',
    id: textOf(trunk, 'id', 'trunk_id'),
    name: textOf(trunk, 'name'),
    project_id: textOf(trunk, 'project_id', 'tenant_id'),
    port_id: textOf(trunk, 'port_id'),
    sub_ports: eachOf(trunk, 'sub_ports', describeSubPort),
    status: textOf(trunk, 'status'),
    admin_state_up: flagOf(trunk, 'admin_state_up'),
    created_at: textOf(trunk, 'created_at'),
  };
}

function describeSubPort(port: unknown): Described<TrunkSubPort> {
  return {
    port_id: textOf(port, 'port_id'),
    segmentation_type: textOf(port, 'segmentation_type'),
    segmentation_id: numberOf(port, 'segmentation_id'),
  };
}
