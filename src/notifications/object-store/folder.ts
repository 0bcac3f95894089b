import {
  folder as subject,
  type FolderParameters,
  type FolderResource,
} from '../../generated/object-store/folder.ts';
import type { RequestContext } from '../../utils/api/request-context.ts';
import type { Described, DetailsOf } from '../../utils/api/details.ts';
import { textOf } from '../../utils/describing/members.ts';
import { emit } from '../../utils/emit.ts';
import type { Resource } from '../../utils/api/resource.ts';

/**
 * Emits a notification of an action on a folder of a container. Returns at once and never throws, whatever its
 * arguments.
 *
 * `folder` is `{ container_name, path }`, what Swift's API v1 lists (`{ subdir }`), or as little as `{ name }`.
 *
 * @param context Who acts, in which request: from `contextFromRequest`, or made by hand.
 * @param folder The resource of the action, as described above. `undefined` members and `null` count as absent.
 * @param details The `action`, its `phase` and `parameters`; the `error` in the phase `error`; `at` and `duration` of a
 * past action.
 * @example
 * ```ts
 * import { notifyAboutFolderAction, type RequestContext } from 'notify-about';
 *
 * declare const context: RequestContext;
 *
 * const folder = { container_name: 'backups', path: 'reports/2026/' };
 * notifyAboutFolderAction(context, folder, { action: 'create', phase: 'end' });
 * ```
 */
export function notifyAboutFolderAction<Action extends keyof FolderParameters & string>(
  context: RequestContext,
  folder: Resource,
  details: DetailsOf<FolderParameters, Action>,
): void {
  emit(subject, describeFolder, context, folder, details);
}

/** From https://docs.openstack.org/api-ref/object-store/#show-container-details-and-list-objects, with a delimiter. */
function describeFolder(folder: unknown): Described<FolderResource> {
  return {
    type: 'folder',
    id: textOf(folder, 'id'),
    name: textOf(folder, 'path', 'subdir', 'name'),
    container_name: textOf(folder, 'container_name'),
  };
}
