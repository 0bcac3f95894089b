import {
  defaultQuota as subject,
  type DefaultQuotaParameters,
  type DefaultQuotaResource,
} from '../../generated/compute/default-quota.ts';
import type { RequestContext } from '../../utils/api/request-context.ts';
import type { Described, DetailsOf } from '../../utils/api/details.ts';
import { computeAndVolumeLimits, limitsOf, quotasIn, textOf } from '../../utils/describing/members.ts';
import { emit } from '../../utils/emit.ts';
import type { Resource } from '../../utils/api/resource.ts';

/**
 * Emits a notification of an action on the default quotas. Returns at once and never throws, whatever its arguments.
 *
 * `quota` is the quota class set as Nova's API v2.1 or Cinder's v3 returned it, or `{}`: there is only one, `default`.
 *
 * @param context Who acts, in which request: from `contextFromRequest`, or made by hand.
 * @param quota The resource of the action, as described above. `undefined` members and `null` count as absent.
 * @param details The `action`, its `phase` and `parameters`; the `error` in the phase `error`; `at` and `duration` of a
 * past action.
 * @example
 * ```ts
 * import { notifyAboutDefaultQuotaAction, type RequestContext } from 'notify-about';
 *
 * declare const context: RequestContext;
 *
 * const parameters = { service: 'compute', limits: { instances: 20, cores: -1 } };
 * notifyAboutDefaultQuotaAction(context, {}, { action: 'update', phase: 'end', parameters });
 * ```
 */
export function notifyAboutDefaultQuotaAction<Action extends keyof DefaultQuotaParameters & string>(
  context: RequestContext,
  quota: Resource,
  details: DetailsOf<DefaultQuotaParameters, Action>,
): void {
  emit(subject, describeDefaultQuota, context, quota, details);
}

/** From https://docs.openstack.org/api-ref/compute/#show-the-quota-for-quota-class, and Cinder's like it. */
function describeDefaultQuota(quota: unknown): Described<DefaultQuotaResource> {
  const quotas = quotasIn(quota);
  return {
    type: 'default_quota',
    id: textOf(quota, 'id', 'quota_class') ?? textOf(quotas, 'id') ?? 'default',
    name: textOf(quota, 'name'),
    limits: limitsOf(quotas, computeAndVolumeLimits),
  };
}
