import {
  mapping as subject,
  type MappingParameters,
  type MappingResource,
} from '../../generated/identity/mapping.ts';
import type { RequestContext } from '../../utils/api/request-context.ts';
import type { Described, DetailsOf } from '../../utils/api/details.ts';
import { textOf } from '../../utils/describing/members.ts';
import { emit } from '../../utils/emit.ts';
import type { Resource } from '../../utils/api/resource.ts';

/**
 * Emits a notification of an action on a mapping. Returns at once and never throws, whatever its arguments.
 *
 * `mapping` is the object as Keystone's API v3 (OS-FEDERATION) returned it, or as little as `{ id }` or `{ name }`.
 *
 * @param context Who acts, in which request: from `contextFromRequest`, or made by hand.
 * @param mapping The resource of the action, as described above. `undefined` members and `null` count as absent.
 * @param details The `action`, its `phase` and `parameters`; the `error` in the phase `error`; `at` and `duration` of a
 * past action.
 * @example
 * ```ts
 * import { createHash } from 'node:crypto';
 * import { notifyAboutMappingAction, type RequestContext } from 'notify-about';
 *
 * declare const context: RequestContext, mapping: { id: string }, rules: object[];
 *
 * const text = Buffer.from(JSON.stringify(rules));
 * const hash = createHash('sha256').update(text).digest('hex');
 * const parameters = { rules_size: text.length, rules_hash: hash };
 * notifyAboutMappingAction(context, mapping, { action: 'update', phase: 'end', parameters });
 * ```
 */
export function notifyAboutMappingAction<Action extends keyof MappingParameters & string>(
  context: RequestContext,
  mapping: Resource,
  details: DetailsOf<MappingParameters, Action>,
): void {
  emit(subject, describeMapping, context, mapping, details);
}

/** From https://docs.openstack.org/api-ref/identity/v3-ext/, OS-FEDERATION. */
function describeMapping(mapping: unknown): Described<MappingResource> {
  return {
    type: 'mapping',
    id: textOf(mapping, 'id', 'mapping_id'),
    name: textOf(mapping, 'id', 'mapping_id', 'name'),
  };
}
