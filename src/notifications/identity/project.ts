import {
  project as subject,
  type ProjectParameters,
  type ProjectResource,
} from '../../generated/identity/project.ts';
import type { RequestContext } from '../../utils/api/request-context.ts';
import type { Described, DetailsOf } from '../../utils/api/details.ts';
import { flagOf, textOf } from '../../utils/describing/members.ts';
import { emit } from '../../utils/emit.ts';
import type { Resource } from '../../utils/api/resource.ts';

/**
 * Emits a notification of an action on a project. Returns at once and never throws, whatever its arguments.
 *
 * `project` is the object as Keystone's API v3 returned it, or as little as `{ id }` or `{ name }`.
 *
 * @param context Who acts, in which request: from `contextFromRequest`, or made by hand.
 * @param project The resource of the action, as described above. `undefined` members and `null` count as absent.
 * @param details The `action`, its `phase` and `parameters`; the `error` in the phase `error`; `at` and `duration` of a
 * past action.
 * @example
 * ```ts
 * import { notifyAboutProjectAction, type RequestContext } from 'notify-about';
 *
 * declare const context: RequestContext, keystone: { createProject(name: string): Promise<{ id: string }> };
 *
 * notifyAboutProjectAction(context, { name: 'web' }, { action: 'create', phase: 'start' });
 * const project = await keystone.createProject('web');
 * notifyAboutProjectAction(context, project, { action: 'create', phase: 'end' });
 * ```
 */
export function notifyAboutProjectAction<Action extends keyof ProjectParameters & string>(
  context: RequestContext,
  project: Resource,
  details: DetailsOf<ProjectParameters, Action>,
): void {
  emit(subject, describeProject, context, project, details);
}

/** From https://docs.openstack.org/api-ref/identity/v3/#show-project-details. */
function describeProject(project: unknown): Described<ProjectResource> {
  return {
    type: 'project',
    id: textOf(project, 'id'),
    name: textOf(project, 'name'),
    domain_id: textOf(project, 'domain_id'),
    parent_id: textOf(project, 'parent_id'),
    enabled: flagOf(project, 'enabled'),
  };
}
