import { image as subject, type ImageParameters, type ImageResource } from '../../generated/image/image.ts';
import type { RequestContext } from '../../utils/api/request-context.ts';
import type { Described, DetailsOf } from '../../utils/api/details.ts';
import { flagOf, numberOf, textOf } from '../../utils/describing/members.ts';
import { emit } from '../../utils/emit.ts';
import type { Resource } from '../../utils/api/resource.ts';

/**
 * Emits a notification of an action on an image. Returns at once and never throws, whatever its arguments.
 *
 * `image` is the object as Glance's API v2 returned it, or as little as `{ id }` or `{ name }`.
 *
 * @param context Who acts, in which request: from `contextFromRequest`, or made by hand.
 * @param image The resource of the action, as described above. `undefined` members and `null` count as absent.
 * @param details The `action`, its `phase` and `parameters`; the `error` in the phase `error`; `at` and `duration` of a
 * past action.
 * @example
 * ```ts
 * import { notifyAboutImageAction, type RequestContext } from 'notify-about';
 *
 * declare const context: RequestContext, image: { id: string; name: string };
 *
 * const parameters = { visibility: 'public', protected: true };
 * notifyAboutImageAction(context, image, { action: 'update', phase: 'end', parameters });
 * ```
 */
export function notifyAboutImageAction<Action extends keyof ImageParameters & string>(
  context: RequestContext,
  image: Resource,
  details: DetailsOf<ImageParameters, Action>,
): void {
  emit(subject, describeImage, context, image, details);
}

/** From https://docs.openstack.org/api-ref/image/v2/#show-image: what users add to an image stands beside these. */
function describeImage(image: unknown): Described<ImageResource> {
  return {
    type: 'image',
    id: textOf(image, 'id'),
    name: textOf(image, 'name'),
    project_id: textOf(image, 'owner', 'project_id'),
    // Nova's, on its snapshots.
    instance_id: textOf(image, 'instance_uuid'),
    status: textOf(image, 'status'),
    visibility: textOf(image, 'visibility'),
    protected: flagOf(image, 'protected'),
    disk_format: textOf(image, 'disk_format'),
    container_format: textOf(image, 'container_format'),
    size: numberOf(image, 'size'),
    virtual_size: numberOf(image, 'virtual_size'),
    min_disk: numberOf(image, 'min_disk'),
    min_ram: numberOf(image, 'min_ram'),
    created_at: textOf(image, 'created_at'),
  };
}
