import {
  computeService as subject,
  type ComputeServiceParameters,
  type ComputeServiceResource,
} from '../../generated/compute/compute-service.ts';
import type { RequestContext } from '../../utils/api/request-context.ts';
import type { Described, DetailsOf } from '../../utils/api/details.ts';
import { textOf } from '../../utils/describing/members.ts';
import { emit } from '../../utils/emit.ts';
import type { Resource } from '../../utils/api/resource.ts';

/**
 * Emits a notification of an action on a compute service. Returns at once and never throws, whatever its arguments.
 *
 * `service` is one of those that Nova's API v2.1 lists at /os-services, or as little as `{ id }`, `{ host }` or
 * `{ name }`, which is the host's.
 *
 * @param context Who acts, in which request: from `contextFromRequest`, or made by hand.
 * @param service The resource of the action, as described above. `undefined` members and `null` count as absent.
 * @param details The `action`, its `phase` and `parameters`; the `error` in the phase `error`; `at` and `duration` of a
 * past action.
 * @example
 * ```ts
 * import { notifyAboutComputeServiceAction, type RequestContext } from 'notify-about';
 *
 * declare const context: RequestContext, nova: { disable(host: string, reason: string): Promise<void> };
 *
 * const service = { host: 'compute-1', binary: 'nova-compute' };
 * const details = { action: 'disable', parameters: { reason: 'a fan is broken' } } as const;
 * notifyAboutComputeServiceAction(context, service, { ...details, phase: 'start' });
 * await nova.disable(service.host, details.parameters.reason);
 * notifyAboutComputeServiceAction(context, service, { ...details, phase: 'end' });
 * ```
 */
export function notifyAboutComputeServiceAction<Action extends keyof ComputeServiceParameters & string>(
  context: RequestContext,
  service: Resource,
  details: DetailsOf<ComputeServiceParameters, Action>,
): void {
  emit(subject, describeComputeService, context, service, details);
}

/** From https://docs.openstack.org/api-ref/compute/#list-compute-services. */
function describeComputeService(service: unknown): Described<ComputeServiceResource> {
  return {
    type: 'compute_service',
    id: textOf(service, 'id'),
    name: textOf(service, 'host', 'name'),
    host: textOf(service, 'host'),
    binary: textOf(service, 'binary'),
    status: textOf(service, 'status'),
    state: textOf(service, 'state'),
    disabled_reason: textOf(service, 'disabled_reason'),
    zone: textOf(service, 'zone'),
  };
}
