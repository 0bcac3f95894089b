import {
  qosSpecKey as subject,
  type QosSpecKeyParameters,
  type QosSpecKeyResource,
} from '../../generated/volume/qos-spec-key.ts';
import type { RequestContext } from '../../utils/api/request-context.ts';
import type { Described, DetailsOf } from '../../utils/api/details.ts';
import { textOf } from '../../utils/describing/members.ts';
import { emit } from '../../utils/emit.ts';
import type { Resource } from '../../utils/api/resource.ts';

/**
 * Emits a notification of an action on a key of a QoS spec. Returns at once and never throws, whatever its arguments.
 *
 * `qosSpecKey` is `{ qos_spec_id, key }`, or as little as `{ id }` (of the QoS spec) or `{ name }` (the key): Cinder's
 * API v3 returns keys and values alone.
 *
 * @param context Who acts, in which request: from `contextFromRequest`, or made by hand.
 * @param qosSpecKey The resource of the action, as described above. `undefined` members and `null` count as absent.
 * @param details The `action`, its `phase` and `parameters`; the `error` in the phase `error`; `at` and `duration` of a
 * past action.
 * @example
 * ```ts
 * import { notifyAboutQosSpecKeyAction, type RequestContext } from 'notify-about';
 *
 * declare const context: RequestContext, qosSpec: { id: string }, error: Error;
 *
 * const qosSpecKey = { qos_spec_id: qosSpec.id, key: 'total_iops_sec' };
 * const parameters = { value: '500' };
 * notifyAboutQosSpecKeyAction(context, qosSpecKey, { action: 'update', phase: 'error', parameters, error });
 * ```
 */
export function notifyAboutQosSpecKeyAction<Action extends keyof QosSpecKeyParameters & string>(
  context: RequestContext,
  qosSpecKey: Resource,
  details: DetailsOf<QosSpecKeyParameters, Action>,
): void {
  emit(subject, describeQosSpecKey, context, qosSpecKey, details);
}

/** From https://docs.openstack.org/api-ref/block-storage/v3/#quality-of-service-qos-specifications-qos-specs. */
function describeQosSpecKey(qosSpecKey: unknown): Described<QosSpecKeyResource> {
  return {
    type: 'qos_spec_key',
    id: textOf(qosSpecKey, 'qos_spec_id', 'id'),
    name: textOf(qosSpecKey, 'key', 'name'),
    qos_spec_id: textOf(qosSpecKey, 'qos_spec_id', 'id'),
    key: textOf(qosSpecKey, 'key', 'name'),
  };
}
