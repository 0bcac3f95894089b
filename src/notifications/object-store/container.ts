import {
  container as subject,
  type ContainerParameters,
  type ContainerResource,
} from '../../generated/object-store/container.ts';
import type { RequestContext } from '../../utils/api/request-context.ts';
import type { Described, DetailsOf } from '../../utils/api/details.ts';
import { numberOf, textOf } from '../../utils/describing/members.ts';
import { emit } from '../../utils/emit.ts';
import type { Resource } from '../../utils/api/resource.ts';

/**
 * Emits a notification of an action on a container. Returns at once and never throws, whatever its arguments.
 *
 * `container` is the object as Swift's API v1 lists it, or as little as `{ name }`.
 *
 * @param context Who acts, in which request: from `contextFromRequest`, or made by hand.
 * @param container The resource of the action, as described above. `undefined` members and `null` count as absent.
 * @param details The `action`, its `phase` and `parameters`; the `error` in the phase `error`; `at` and `duration` of a
 * past action.
 * @example
 * ```ts
 * import { notifyAboutContainerAction, type RequestContext } from 'notify-about';
 *
 * declare const context: RequestContext;
 *
 * const parameters = { is_public: true };
 * notifyAboutContainerAction(context, { name: 'backups' }, { action: 'update_access', phase: 'end', parameters });
 * ```
 */
export function notifyAboutContainerAction<Action extends keyof ContainerParameters & string>(
  context: RequestContext,
  container: Resource,
  details: DetailsOf<ContainerParameters, Action>,
): void {
  emit(subject, describeContainer, context, container, details);
}

/** From https://docs.openstack.org/api-ref/object-store/#show-account-details-and-list-containers, or its headers. */
function describeContainer(container: unknown): Described<ContainerResource> {
  return {
    type: 'container',
    id: textOf(container, 'id'),
    name: textOf(container, 'name', 'container_name'),
    count: numberOf(container, 'count', 'x-container-object-count'),
    bytes: numberOf(container, 'bytes', 'x-container-bytes-used'),
    storage_policy: textOf(container, 'storage_policy', 'x-storage-policy'),
  };
}
