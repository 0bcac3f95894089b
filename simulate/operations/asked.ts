import { withNotifications, type RequestContext } from '../../src/index.ts';
import type { Asked } from '../../src/utils/api/details.ts';
import type { ActionOf, Notify, ResourceOf } from '../../src/utils/with-notifications.ts';
import { ignoreFailure, type Later } from '../deferred.ts';
import type { Operation } from '../operation.ts';

/** A handler that waits for the service inside of `withNotifications`. */
export function asked<Parameters, Action extends keyof Parameters & string>(
  notify: Notify<Parameters>,
  resource: ResourceOf<Later<object>>,
  action: ActionOf<Parameters, Action, Later<object>>,
): Operation['handle'] {
  return (context, answer) => {
    ignoreFailure(withNotifications(notify, context, resource, action, () => answer));
  };
}

/** What is created is known by its name until the service has answered. */
export function named(name: string): Made {
  return (made) => made ?? { name };
}

/** What gets no name is known by nothing until the service has answered, and when that refuses, by nothing at all. */
export const unnamed: Made = (made) => made ?? {};

type Made = (made: object | undefined) => object;

/** A handler of what just happens: it is told once, as it ended. */
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
