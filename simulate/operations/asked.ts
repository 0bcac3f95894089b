import { withNotifications } from '../../src/index.ts';
import type { ActionName, ActionOf, Notify, ResourceOf } from '../../src/utils/with-notifications.ts';
import type { Later } from '../later.ts';
import type { Operation } from '../operation.ts';

/** A handler that waits for the service inside of `withNotifications`. */
export function asked<Details, Action extends ActionName<Details>>(
  notify: Notify<Details>,
  resource: ResourceOf<Later<object>>,
  action: ActionOf<Details, Action, Later<object>>,
): Operation['handle'] {
  return (context, answer) => {
    const answered = withNotifications(notify, context, resource, action, () => answer);
    // What fails is thrown on, and nobody is left to catch it.
    Promise.resolve(answered).catch(() => undefined);
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
export function toldOnce<Details, Action extends ActionName<Details>>(
  notify: Notify<Details>,
  resourceOf: Made,
  action: ActionOf<Details, Action, object>,
): Operation['handle'] {
  return (context, answer) => {
    answer.then(
      (result) => {
        notify(context, resourceOf(result), { ...action, phase: 'end' } as Details);
      },
      (error) => {
        notify(context, resourceOf(undefined), { ...action, phase: 'error', error } as Details);
      },
    );
  };
}
