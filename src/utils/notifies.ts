import type { RequestContext } from './context.ts';
import { withNotifications, type ActionOf, type Notify, type ResourceOf } from './with-notifications.ts';

/** What a call of a method is about. */
export interface Notified<Details, Action, Result> {
  readonly context: RequestContext;
  readonly resource: ResourceOf<Result>;
  readonly action: Action;
  readonly parameters?: ParametersOf<Details, Action> | undefined;
}

type ActionName<Details> = Details extends { readonly action: infer Action extends string } ? Action : never;
type ParametersOf<Details, Action> = Details extends {
  readonly action: Action;
  readonly parameters?: infer Parameters;
}
  ? Parameters
  : never;

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
  Details,
  Action extends ActionName<Details>,
  This,
  Arguments extends unknown[],
  Result,
>(
  notify: Notify<Details>,
  describe: (this: This, ...args: Arguments) => Notified<Details, Action, NoInfer<Result>>,
): (method: (this: This, ...args: Arguments) => Result) => (this: This, ...args: Arguments) => Result {
  return (method) =>
    function (this: This, ...args: Arguments): Result {
      const { context, resource, action } = partsOf(() => describe.apply(this, args));
      return withNotifications(notify, context, resource, action as ActionOf<Details>, () =>
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
