import {
  apiAccess as subject,
  type ApiAccessParameters,
  type ApiAccessResource,
} from '../../generated/identity/api-access.ts';
import type { RequestContext } from '../../utils/api/request-context.ts';
import type { Described, DetailsOf } from '../../utils/api/details.ts';
import { projectOf, textOf } from '../../utils/describing/members.ts';
import { emit } from '../../utils/emit.ts';
import type { Resource } from '../../utils/api/resource.ts';

/**
 * Emits a notification of an action on the API access. Returns at once and never throws, whatever its arguments.
 *
 * `project` is the object as Keystone's API v3 returned it, or as little as `{ id }` or `{ name }`; with `{}` it is the
 * context's project, or the whole system.
 *
 * @param context Who acts, in which request: from `contextFromRequest`, or made by hand.
 * @param project The resource of the action, as described above. `undefined` members and `null` count as absent.
 * @param details The `action`, its `phase` and `parameters`; the `error` in the phase `error`; `at` and `duration` of a
 * past action.
 * @example
 * ```ts
 * import { notifyAboutApiAccessAction, type RequestContext } from 'notify-about';
 *
 * declare const context: RequestContext, project: { id: string; name: string };
 *
 * notifyAboutApiAccessAction(context, project, { action: 'download_openrc', phase: 'end' });
 * ```
 */
export function notifyAboutApiAccessAction<Action extends keyof ApiAccessParameters & string>(
  context: RequestContext,
  project: Resource,
  details: DetailsOf<ApiAccessParameters, Action>,
): void {
  emit(subject, describeApiAccess, context, project, details);
}

/** From https://docs.openstack.org/api-ref/identity/v3/#show-project-details. */
function describeApiAccess(project: unknown, context: RequestContext): Described<ApiAccessResource> {
  const { id, name } = projectOf(project, context);
  const isOfSystem = id === undefined && textOf(context, 'systemScope') !== undefined;
  return { type: 'api_access', id, name: name ?? (isOfSystem ? 'system' : undefined), project_id: id };
}
