import {
  aggregate as subject,
  type AggregateParameters,
  type AggregateResource,
} from '../../generated/compute/aggregate.ts';
import type { RequestContext } from '../../utils/api/request-context.ts';
import type { Described, DetailsOf } from '../../utils/api/details.ts';
import { textOf, textsOf } from '../../utils/describing/members.ts';
import { emit } from '../../utils/emit.ts';
import type { Resource } from '../../utils/api/resource.ts';

/**
 * Emits a notification of an action on a host aggregate. Returns at once and never throws, whatever its arguments.
 *
 * `aggregate` is the object as Nova's API v2.1 returned it, at any microversion, or as little as `{ id }` or `{ name
 * }`.
 *
 * @param context Who acts, in which request: from `contextFromRequest`, or made by hand.
 * @param aggregate The resource of the action, as described above. `undefined` members and `null` count as absent.
 * @param details The `action`, its `phase` and `parameters`; the `error` in the phase `error`; `at` and `duration` of a
 * past action.
 * @example
 * ```ts
 * import { notifyAboutAggregateAction, type RequestContext } from 'notify-about';
 *
 * declare const context: RequestContext, aggregate: { id: number; name: string };
 *
 * const parameters = { added_hosts: ['compute-3', 'compute-4'], removed_hosts: ['compute-1'] };
 * notifyAboutAggregateAction(context, aggregate, { action: 'update_hosts', phase: 'end', parameters });
 * ```
 */
export function notifyAboutAggregateAction<Action extends keyof AggregateParameters & string>(
  context: RequestContext,
  aggregate: Resource,
  details: DetailsOf<AggregateParameters, Action>,
): void {
  emit(subject, describeAggregate, context, aggregate, details);
}

/** From https://docs.openstack.org/api-ref/compute/#show-aggregate-details. */
function describeAggregate(aggregate: unknown): Described<AggregateResource> {
  return {
    type: 'aggregate',
    id: textOf(aggregate, 'id'),
    name: textOf(aggregate, 'name'),
    uuid: textOf(aggregate, 'uuid'),
    hosts: textsOf(aggregate, 'hosts'),
    availability_zone: textOf(aggregate, 'availability_zone'),
    created_at: textOf(aggregate, 'created_at'),
  };
}
