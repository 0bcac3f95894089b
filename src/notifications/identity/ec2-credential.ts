import {
  ec2Credential as subject,
  type Ec2CredentialParameters,
  type Ec2CredentialResource,
} from '../../generated/identity/ec2-credential.ts';
import type { RequestContext } from '../../utils/api/request-context.ts';
import type { Described, DetailsOf } from '../../utils/api/details.ts';
import { projectOf, textOf } from '../../utils/describing/members.ts';
import { emit } from '../../utils/emit.ts';
import type { Resource } from '../../utils/api/resource.ts';

/**
 * Emits a notification of an action on their EC2 credentials. Returns at once and never throws, whatever its arguments.
 *
 * `credential` is the object as Keystone's OS-EC2 returned it, or the project: as little as `{ id }` or `{ name }`;
 * with `{}` it is the context's project. Its keys are never sent.
 *
 * @param context Who acts, in which request: from `contextFromRequest`, or made by hand.
 * @param credential The resource of the action, as described above. `undefined` members and `null` count as absent.
 * @param details The `action`, its `phase` and `parameters`; the `error` in the phase `error`; `at` and `duration` of a
 * past action.
 * @example
 * ```ts
 * import { notifyAboutEc2CredentialAction, type RequestContext } from 'notify-about';
 *
 * declare const context: RequestContext;
 *
 * notifyAboutEc2CredentialAction(context, {}, { action: 'download', phase: 'end' });
 * ```
 */
export function notifyAboutEc2CredentialAction<Action extends keyof Ec2CredentialParameters & string>(
  context: RequestContext,
  credential: Resource,
  details: DetailsOf<Ec2CredentialParameters, Action>,
): void {
  emit(subject, describeEc2Credential, context, credential, details);
}

/** From Keystone's OS-EC2: GET /v3/users/{user_id}/credentials/OS-EC2. */
function describeEc2Credential(
  credential: unknown,
  context: RequestContext,
): Described<Ec2CredentialResource> {
  const { id, name } = projectOf(credential, context);
  return {
    type: 'ec2_credential',
    id,
    name,
    project_id: id,
    user_id: textOf(credential, 'user_id') ?? textOf(context, 'userId'),
  };
}
