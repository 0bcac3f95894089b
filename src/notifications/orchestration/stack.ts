import {
  stack as subject,
  type StackParameters,
  type StackResource,
} from '../../generated/orchestration/stack.ts';
import type { RequestContext } from '../../utils/api/request-context.ts';
import type { Described, DetailsOf } from '../../utils/api/details.ts';
import { flagOf, numberOf, textOf } from '../../utils/describing/members.ts';
import { emit } from '../../utils/emit.ts';
import { read } from '../../utils/describing/safe-read.ts';
import type { Resource } from '../../utils/api/resource.ts';

/**
 * Emits a notification of an action on a stack. Returns at once and never throws, whatever its arguments.
 *
 * `stack` is the object as Heat's API v1 returned it, or as little as `{ id }` or `{ name }`.
 *
 * @param context Who acts, in which request: from `contextFromRequest`, or made by hand.
 * @param stack The resource of the action, as described above. `undefined` members and `null` count as absent.
 * @param details The `action`, its `phase` and `parameters`; the `error` in the phase `error`; `at` and `duration` of a
 * past action.
 * @example
 * ```ts
 * import { notifyAboutStackAction, type RequestContext } from 'notify-about';
 *
 * declare const context: RequestContext, answers: { flavor: string; db_password: string };
 *
 * const parameters = { template_source: 'file', timeout_mins: 60, parameter_names: Object.keys(answers) };
 * notifyAboutStackAction(context, { name: 'shop' }, { action: 'create', phase: 'start', parameters });
 * ```
 */
export function notifyAboutStackAction<Action extends keyof StackParameters & string>(
  context: RequestContext,
  stack: Resource,
  details: DetailsOf<StackParameters, Action>,
): void {
  emit(subject, describeStack, context, stack, details);
}

/** From https://docs.openstack.org/api-ref/orchestration/v1/#show-stack-details, without what parameters hold. */
function describeStack(stack: unknown): Described<StackResource> {
  return {
    type: 'stack',
    id: textOf(stack, 'id'),
    name: textOf(stack, 'stack_name', 'name'),
    project_id: textOf(stack, 'project', 'project_id') ?? textOf(read(stack, 'parameters'), 'OS::project_id'),
    owner_name: textOf(stack, 'stack_owner'),
    parent_id: textOf(stack, 'parent'),
    status: textOf(stack, 'stack_status'),
    disable_rollback: flagOf(stack, 'disable_rollback'),
    timeout_mins: numberOf(stack, 'timeout_mins'),
    created_at: textOf(stack, 'creation_time'),
  };
}
