import {
  volumeTransfer as subject,
  type VolumeTransferParameters,
  type VolumeTransferResource,
} from '../../generated/volume/volume-transfer.ts';
import type { RequestContext } from '../../utils/api/request-context.ts';
import type { Described, DetailsOf } from '../../utils/api/details.ts';
import { flagOf, textOf } from '../../utils/describing/members.ts';
import { emit } from '../../utils/emit.ts';
import type { Resource } from '../../utils/api/resource.ts';

/**
 * Emits a notification of an action on a volume transfer. Returns at once and never throws, whatever its arguments.
 *
 * `transfer` is the object as Cinder's API v3 returned it, or as little as `{ id }` or `{ name }`. Its authorization
 * key is never sent.
 *
 * @param context Who acts, in which request: from `contextFromRequest`, or made by hand.
 * @param transfer The resource of the action, as described above. `undefined` members and `null` count as absent.
 * @param details The `action`, its `phase` and `parameters`; the `error` in the phase `error`; `at` and `duration` of a
 * past action.
 * @example
 * ```ts
 * import { notifyAboutVolumeTransferAction, type RequestContext } from 'notify-about';
 *
 * declare const context: RequestContext, error: Error;
 *
 * // The form knows the transfer's id alone.
 * notifyAboutVolumeTransferAction(
 *   context,
 *   { transfer_id: '3d79fbda-8d9c-4da3-a016-e5612fcb7f65' },
 *   { action: 'accept', phase: 'error', error },
 * );
 * ```
 */
export function notifyAboutVolumeTransferAction<Action extends keyof VolumeTransferParameters & string>(
  context: RequestContext,
  transfer: Resource,
  details: DetailsOf<VolumeTransferParameters, Action>,
): void {
  emit(subject, describeVolumeTransfer, context, transfer, details);
}

/** From https://docs.openstack.org/api-ref/block-storage/v3/#volume-transfers-volume-transfers-3-55-or-later. */
function describeVolumeTransfer(transfer: unknown): Described<VolumeTransferResource> {
  return {
    type: 'volume_transfer',
    id: textOf(transfer, 'id', 'transfer_id'),
    name: textOf(transfer, 'name', 'transfer_id'),
    volume_id: textOf(transfer, 'volume_id'),
    source_project_id: textOf(transfer, 'source_project_id'),
    destination_project_id: textOf(transfer, 'destination_project_id'),
    accepted: flagOf(transfer, 'accepted'),
    created_at: textOf(transfer, 'created_at'),
  };
}
