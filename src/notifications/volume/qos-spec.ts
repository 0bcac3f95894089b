import {
  qosSpec as subject,
  type QosSpecParameters,
  type QosSpecResource,
} from '../../generated/volume/qos-spec.ts';
import type { RequestContext } from '../../utils/api/request-context.ts';
import type { Described, DetailsOf } from '../../utils/api/details.ts';
import { textOf } from '../../utils/describing/members.ts';
import { emit } from '../../utils/emit.ts';
import type { Resource } from '../../utils/api/resource.ts';

/**
 * Emits a notification of an action on a QoS spec. Returns at once and never throws, whatever its arguments.
 *
 * `qosSpec` is the object as Cinder's API v3 returned it, or as little as `{ id }` or `{ name }`. For
 * `update_association` it is the volume type, or `{ volume_type_id, volume_type_name }`.
 *
 * @param context Who acts, in which request: from `contextFromRequest`, or made by hand.
 * @param qosSpec The resource of the action, as described above. `undefined` members and `null` count as absent.
 * @param details The `action`, its `phase` and `parameters`; the `error` in the phase `error`; `at` and `duration` of a
 * past action.
 * @example
 * ```ts
 * import { notifyAboutQosSpecAction, type RequestContext } from 'notify-about';
 *
 * declare const context: RequestContext, volumeType: { id: string; name: string };
 *
 * const parameters = { new_qos_spec_id: '0388d6c6-d5d4-42a3-b289-95205c50dd15' };
 * notifyAboutQosSpecAction(context, volumeType, { action: 'update_association', phase: 'end', parameters });
 * ```
 */
export function notifyAboutQosSpecAction<Action extends keyof QosSpecParameters & string>(
  context: RequestContext,
  qosSpec: Resource,
  details: DetailsOf<QosSpecParameters, Action>,
): void {
  emit(subject, describeQosSpec, context, qosSpec, details);
}

/** From https://docs.openstack.org/api-ref/block-storage/v3/#quality-of-service-qos-specifications-qos-specs. */
function describeQosSpec(qosSpec: unknown): Described<QosSpecResource> {
  return {
    type: 'qos_spec',
    id: textOf(qosSpec, 'volume_type_id', 'id'),
    name: textOf(qosSpec, 'volume_type_name', 'name'),
    volume_type_id: textOf(qosSpec, 'volume_type_id'),
    consumer: textOf(qosSpec, 'consumer'),
  };
}
