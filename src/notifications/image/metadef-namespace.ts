import {
  metadefNamespace as subject,
  type MetadefNamespaceParameters,
  type MetadefNamespaceResource,
} from '../../generated/image/metadef-namespace.ts';
import type { RequestContext } from '../../utils/api/request-context.ts';
import type { Described, DetailsOf } from '../../utils/api/details.ts';
import { flagOf, textOf, textsIn } from '../../utils/describing/members.ts';
import { emit } from '../../utils/emit.ts';
import type { Resource } from '../../utils/api/resource.ts';

/**
 * Emits a notification of an action on a namespace of metadata definitions. Returns at once and never throws, whatever
 * its arguments.
 *
 * `namespace` is the object as Glance's API v2 returned it, or as little as `{ namespace }`, `{ id }` or `{ name }`.
 *
 * @param context Who acts, in which request: from `contextFromRequest`, or made by hand.
 * @param namespace The resource of the action, as described above. `undefined` members and `null` count as absent.
 * @param details The `action`, its `phase` and `parameters`; the `error` in the phase `error`; `at` and `duration` of a
 * past action.
 * @example
 * ```ts
 * import { notifyAboutMetadefNamespaceAction, type RequestContext } from 'notify-about';
 *
 * declare const context: RequestContext;
 *
 * const resource_types = [{ name: 'OS::Nova::Flavor', prefix: 'hw:' }];
 * notifyAboutMetadefNamespaceAction(
 *   context,
 *   { namespace: 'OS::Compute::Libvirt' },
 *   { action: 'update_resource_types', phase: 'end', parameters: { resource_types } },
 * );
 * ```
 */
export function notifyAboutMetadefNamespaceAction<Action extends keyof MetadefNamespaceParameters & string>(
  context: RequestContext,
  namespace: Resource,
  details: DetailsOf<MetadefNamespaceParameters, Action>,
): void {
  emit(subject, describeMetadefNamespace, context, namespace, details);
}

/** From https://docs.openstack.org/api-ref/image/v2/metadefs-index.html: the definitions themselves are bulky. */
function describeMetadefNamespace(namespace: unknown): Described<MetadefNamespaceResource> {
  return {
    type: 'metadef_namespace',
    id: textOf(namespace, 'namespace', 'id'),
    name: textOf(namespace, 'display_name', 'name'),
    project_id: textOf(namespace, 'owner', 'project_id'),
    visibility: textOf(namespace, 'visibility'),
    protected: flagOf(namespace, 'protected'),
    resource_types: textsIn(namespace, 'resource_type_associations', 'name'),
    created_at: textOf(namespace, 'created_at'),
  };
}
