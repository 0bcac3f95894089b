import {
  lbMember as subject,
  type LbMemberParameters,
  type LbMemberResource,
} from '../../generated/network/lb-member.ts';
import type { RequestContext } from '../../utils/api/request-context.ts';
import type { Described, DetailsOf } from '../../utils/api/details.ts';
import { flagOf, numberOf, textOf } from '../../utils/describing/members.ts';
import { emit } from '../../utils/emit.ts';
import type { Resource } from '../../utils/api/resource.ts';

/**
 * Emits a notification of an action on a member of a pool. Returns at once and never throws, whatever its arguments.
 *
 * `member` is the object as Neutron's LBaaS v1 returned it, or as little as `{ id }`, `{ address }` or `{ name }`.
 *
 * @param context Who acts, in which request: from `contextFromRequest`, or made by hand.
 * @param member The resource of the action, as described above. `undefined` members and `null` count as absent.
 * @param details The `action`, its `phase` and `parameters`; the `error` in the phase `error`; `at` and `duration` of a
 * past action.
 * @example
 * ```ts
 * import { notifyAboutLbMemberAction, type RequestContext } from 'notify-about';
 *
 * declare const context: RequestContext, pool: { id: string }, addresses: readonly string[];
 *
 * for (const address of addresses) {
 *   const parameters = { pool_id: pool.id, address, protocol_port: 8080 };
 *   notifyAboutLbMemberAction(context, { address }, { action: 'create', phase: 'start', parameters });
 * }
 * ```
 */
export function notifyAboutLbMemberAction<Action extends keyof LbMemberParameters & string>(
  context: RequestContext,
  member: Resource,
  details: DetailsOf<LbMemberParameters, Action>,
): void {
  emit(subject, describeLbMember, context, member, details);
}

/** From Neutron's LBaaS v1, GET /v2.0/lb/members/{member_id}. */
function describeLbMember(member: unknown): Described<LbMemberResource> {
  return {
    type: 'lb_member',
    id: textOf(member, 'id', 'member_id'),
    name: textOf(member, 'address', 'name', 'id', 'member_id'),
    project_id: textOf(member, 'project_id', 'tenant_id'),
    pool_id: textOf(member, 'pool_id'),
    status: textOf(member, 'status'),
    admin_state_up: flagOf(member, 'admin_state_up'),
    address: textOf(member, 'address'),
    protocol_port: numberOf(member, 'protocol_port'),
    weight: numberOf(member, 'weight'),
  };
}
