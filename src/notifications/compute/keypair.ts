import {
  keypair as subject,
  type KeypairParameters,
  type KeypairResource,
} from '../../generated/compute/keypair.ts';
import type { RequestContext } from '../../utils/api/request-context.ts';
import type { Described, DetailsOf } from '../../utils/api/details.ts';
import { textOf } from '../../utils/describing/members.ts';
import { emit } from '../../utils/emit.ts';
import type { Resource } from '../../utils/api/resource.ts';

/**
 * Emits a notification of an action on a key pair. Returns at once and never throws, whatever its arguments.
 *
 * `keypair` is the object as Nova's API v2.1 returned it, or as little as `{ name }`. Its private key is never sent.
 *
 * @param context Who acts, in which request: from `contextFromRequest`, or made by hand.
 * @param keypair The resource of the action, as described above. `undefined` members and `null` count as absent.
 * @param details The `action`, its `phase` and `parameters`; the `error` in the phase `error`; `at` and `duration` of a
 * past action.
 * @example
 * ```ts
 * import { notifyAboutKeypairAction, type RequestContext } from 'notify-about';
 *
 * declare const context: RequestContext, imported: { name: string; fingerprint: string };
 *
 * const parameters = { key_type: 'ssh', fingerprint: imported.fingerprint };
 * notifyAboutKeypairAction(context, imported, { action: 'import', phase: 'end', parameters });
 * ```
 */
export function notifyAboutKeypairAction<Action extends keyof KeypairParameters & string>(
  context: RequestContext,
  keypair: Resource,
  details: DetailsOf<KeypairParameters, Action>,
): void {
  emit(subject, describeKeypair, context, keypair, details);
}

/** From https://docs.openstack.org/api-ref/compute/#show-keypair-details. */
function describeKeypair(keypair: unknown): Described<KeypairResource> {
  return {
    type: 'keypair',
    id: textOf(keypair, 'id'),
    name: textOf(keypair, 'name'),
    user_id: textOf(keypair, 'user_id'),
    key_type: textOf(keypair, 'type'),
    fingerprint: textOf(keypair, 'fingerprint'),
    created_at: textOf(keypair, 'created_at'),
  };
}
