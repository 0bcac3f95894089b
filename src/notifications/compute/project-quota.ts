import {
  projectQuota as subject,
  type ProjectQuotaParameters,
  type ProjectQuotaResource,
} from '../../generated/compute/project-quota.ts';
import type { RequestContext } from '../../utils/api/request-context.ts';
import type { Described, DetailsOf } from '../../utils/api/details.ts';
import {
  computeAndVolumeLimits,
  limitsOf,
  projectOf,
  quotasIn,
  textOf,
} from '../../utils/describing/members.ts';
import { emit } from '../../utils/emit.ts';
import type { Resource } from '../../utils/api/resource.ts';

/**
 * Emits a notification of an action on a project's quotas. Returns at once and never throws, whatever its arguments.
 *
 * `quota` is the quota set as Nova's API v2.1, Cinder's v3 or Neutron's v2.0 returned it, with what is used or without,
 * or as little as `{ project_id }`, `{ id }` or `{ name }`, which are the project's. The answer to an update and
 * Neutron's do not say whose quotas they are, and the context's project is the one that the user works in: add
 * `project_id`, as here.
 *
 * @param context Who acts, in which request: from `contextFromRequest`, or made by hand.
 * @param quota The resource of the action, as described above. `undefined` members and `null` count as absent.
 * @param details The `action`, its `phase` and `parameters`; the `error` in the phase `error`; `at` and `duration` of a
 * past action.
 * @example
 * ```ts
 * import { notifyAboutProjectQuotaAction, type RequestContext } from 'notify-about';
 *
 * declare const context: RequestContext, project_id: string, nova: { updateQuota(limits: object): Promise<object> };
 *
 * const parameters = { service: 'compute', limits: { cores: 40, instances: 10 } };
 * const answer = await nova.updateQuota(parameters.limits);
 * notifyAboutProjectQuotaAction(context, { ...answer, project_id }, { action: 'update', phase: 'end', parameters });
 * ```
 */
export function notifyAboutProjectQuotaAction<Action extends keyof ProjectQuotaParameters & string>(
  context: RequestContext,
  quota: Resource,
  details: DetailsOf<ProjectQuotaParameters, Action>,
): void {
  emit(subject, describeProjectQuota, context, quota, details);
}

/** From https://docs.openstack.org/api-ref/compute/#show-a-quota, and Cinder's and Neutron's like it. */
function describeProjectQuota(quota: unknown): Described<ProjectQuotaResource> {
  const quotas = quotasIn(quota);
  const { id = textOf(quotas, 'project_id', 'tenant_id', 'id'), name } = projectOf(quota);
  return {
    type: 'project_quota',
    id,
    name,
    project_id: id,
    limits: limitsOf(quotas, limits),
  };
}

const limits = [
  ...computeAndVolumeLimits,
  'network',
  'subnet',
  'port',
  'router',
  'floatingip',
  'security_group',
  'security_group_rule',
] as const;
