import { withNotifications, type RequestContext } from '../../src/index.ts';
import type { Asked } from '../../src/utils/api/details.ts';
import type { ActionOf, Notify, ResourceOf } from '../../src/utils/with-notifications.ts';
import { ignoreFailure, type Later } from '../deferred.ts';
import type { Operation } from '../operation.ts';

/** Returns a handler that awaits the service inside `withNotifications`. */
export function asked<Parameters, Action extends keyof Parameters & string>(
  notify: Notify<Parameters>,
  resource: ResourceOf<Later<object>>,
  action: ActionOf<Parameters, Action, Later<object>>,
): Operation['handle'] {
  return (context, answer) => {
    ignoreFailure(withNotifications(notify, context, resource, action, () => answer));
  };
}

/** A new resource has only its name until the service has responded. */
export function named(name: string): Made {
  return (made) => made ?? { name };
}

/** An unnamed new resource has no identity until the service has responded, and none at all if it refuses. */
export const unnamed: Made = (made) => made ?? {};

type Made = (made: object | undefined) => object;

/** Returns a handler with a single notification, of the end. */
export function toldOnce<Parameters, Action extends keyof Parameters & string>(
  notify: Notify<Parameters>,
  resourceOf: Made,
  action: Asked<Parameters, Action>,
): Operation['handle'] {
  const tell = notify as (context: RequestContext, resource: object, details: object) => void;
  return (context, answer) => {
    answer.then(
      (result) => {
        tell(context, resourceOf(result), { ...action, phase: 'end' });
      },
      (error) => {
        tell(context, resourceOf(undefined), { ...action, phase: 'error', error });
      },
    );
  };
}
