import {
  object as subject,
  type ObjectParameters,
  type ObjectResource,
} from '../../generated/object-store/object.ts';
import type { RequestContext } from '../../utils/api/request-context.ts';
import type { Described, DetailsOf } from '../../utils/api/details.ts';
import { numberOf, textOf } from '../../utils/describing/members.ts';
import { emit } from '../../utils/emit.ts';
import type { Resource } from '../../utils/api/resource.ts';

/**
 * Emits a notification of an action on an object of a container. Returns at once and never throws, whatever its
 * arguments.
 *
 * `object` is the object as Swift's API v1 lists it, with its `container_name`, or as little as `{ name }`. A `copy`
 * names the object that is copied.
 *
 * @param context Who acts, in which request: from `contextFromRequest`, or made by hand.
 * @param object The resource of the action, as described above. `undefined` members and `null` count as absent.
 * @param details The `action`, its `phase` and `parameters`; the `error` in the phase `error`; `at` and `duration` of a
 * past action.
 * @example
 * ```ts
 * import { notifyAboutObjectAction, type RequestContext } from 'notify-about';
 *
 * declare const context: RequestContext, file: File;
 *
 * const parameters = { file_name: file.name, file_size: file.size, content_type: file.type };
 * const object = { container_name: 'backups', name: `reports/2026/${file.name}` };
 * notifyAboutObjectAction(context, object, { action: 'upload', phase: 'start', parameters });
 * ```
 */
export function notifyAboutObjectAction<Action extends keyof ObjectParameters & string>(
  context: RequestContext,
  object: Resource,
  details: DetailsOf<ObjectParameters, Action>,
): void {
  emit(subject, describeObject, context, object, details);
}

/** From https://docs.openstack.org/api-ref/object-store/#show-container-details-and-list-objects, or its headers. */
function describeObject(object: unknown): Described<ObjectResource> {
  return {
    type: 'object',
    id: textOf(object, 'id'),
    name: textOf(object, 'object_path', 'orig_object_name', 'name'),
    container_name: textOf(object, 'container_name', 'orig_container_name'),
    bytes: numberOf(object, 'bytes', 'content-length'),
    content_type: textOf(object, 'content_type', 'content-type'),
    hash: textOf(object, 'hash', 'etag'),
    last_modified: textOf(object, 'last_modified'),
  };
}
