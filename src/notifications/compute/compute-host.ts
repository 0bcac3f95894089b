import {
  computeHost as subject,
  type ComputeHostParameters,
  type ComputeHostResource,
} from '../../generated/compute/compute-host.ts';
import type { RequestContext } from '../../utils/api/request-context.ts';
import type { Described, DetailsOf } from '../../utils/api/details.ts';
import { textOf } from '../../utils/describing/members.ts';
import { emit } from '../../utils/emit.ts';
import { read } from '../../utils/describing/safe-read.ts';
import type { Resource } from '../../utils/api/resource.ts';

/**
 * Emits a notification of an action on a compute host. Returns at once and never throws, whatever its arguments.
 *
 * `host` is its compute service, as Nova's API v2.1 lists it at /os-services, or its hypervisor, as
 * /os-hypervisors/detail lists it; or as little as `{ id }`, `{ current_host }` or `{ name }`.
 *
 * @param context Who acts, in which request: from `contextFromRequest`, or made by hand.
 * @param host The resource of the action, as described above. `undefined` members and `null` count as absent.
 * @param details The `action`, its `phase` and `parameters`; the `error` in the phase `error`; `at` and `duration` of a
 * past action.
 * @example
 * ```ts
 * import { notifyAboutComputeHostAction, type RequestContext } from 'notify-about';
 *
 * declare const context: RequestContext, error: Error;
 *
 * const parameters = { target_host: 'compute-2', on_shared_storage: true };
 * const details = { action: 'evacuate', phase: 'error', parameters, error } as const;
 * notifyAboutComputeHostAction(context, { current_host: 'compute-1' }, details);
 * ```
 */
export function notifyAboutComputeHostAction<Action extends keyof ComputeHostParameters & string>(
  context: RequestContext,
  host: Resource,
  details: DetailsOf<ComputeHostParameters, Action>,
): void {
  emit(subject, describeComputeHost, context, host, details);
}

/** From https://docs.openstack.org/api-ref/compute/#list-compute-services, and #list-hypervisors-details there. */
function describeComputeHost(host: unknown): Described<ComputeHostResource> {
  const service = read(host, 'service');
  const name = textOf(host, 'current_host', 'host') ?? textOf(service, 'host');
  return {
    type: 'compute_host',
    // A hypervisor's own id is another one.
    id: textOf(service, 'id') ?? textOf(host, 'id'),
    name: name ?? textOf(host, 'name'),
    current_host: name,
    status: textOf(host, 'status'),
    state: textOf(host, 'state'),
    zone: textOf(host, 'zone'),
  };
}
