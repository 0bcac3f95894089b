import type { RequestContext } from './context.ts';
import type { ActionOf } from './details.ts';
import { withNotifications, type Notify, type ResourceOf } from './with-notifications.ts';

/** What a call of a method is about. */
export interface Notified<Parameters, Action extends keyof Parameters & string, Result> extends ActionOf<
  Parameters,
  Action
> {
  readonly context: RequestContext;
  readonly resource: ResourceOf<Result>;
}

/**
 * A method decorator that tells the start and the end or the error of each call, as `withNotifications` does.
 * `describe` says of the arguments (and of `this`) what the call is about.
 *
 * @example
 * ```ts
 * import { notifies, notifyAboutVolumeAction, type RequestContext } from 'notify-about';
 *
 * declare const cinder: { extend(id: string, size: number): Promise<void> };
 *
 * export class VolumePanel {
 *   @notifies(notifyAboutVolumeAction, (context: RequestContext, id: string, size: number) => ({
 *     context,
 *     resource: { id },
 *     action: 'extend',
 *     parameters: { new_size: size },
 *   }))
 *   async extend(_context: RequestContext, id: string, size: number): Promise<void> {
 *     await cinder.extend(id, size);
 *   }
 * }
 * ```
 */
export function notifies<
  Parameters,
  Action extends keyof Parameters & string,
  This,
  Arguments extends unknown[],
  Result,
>(
  notify: Notify<Parameters>,
  describe: (this: This, ...args: Arguments) => Notified<Parameters, Action, NoInfer<Result>>,
): (method: (this: This, ...args: Arguments) => Result) => (this: This, ...args: Arguments) => Result {
  return (method) =>
    function (this: This, ...args: Arguments): Result {
      const { context, resource, action } = partsOf(() => describe.apply(this, args));
      return withNotifications(notify, context, resource, action as ActionOf<Parameters, Action>, () =>
        method.apply(this, args),
      );
    };
}

// What is told must not keep the method from running: a call that cannot be described is told, and lost, as no action.
function partsOf<Result>(describe: () => Omit<Parts<Result>, 'action'>): Parts<Result> {
  try {
    const { context, resource, ...action } = describe();
    return { context, resource, action };
  } catch {
    return { context: {}, resource: {}, action: { action: '(describe failed)' } };
  }
}

interface Parts<Result> {
  readonly context: RequestContext;
  readonly resource: ResourceOf<Result>;
  readonly action: object;
}
