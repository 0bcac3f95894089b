import { methodDecorator } from './around/method-decorator.ts';
import { observe } from './around/observe.ts';
import type { Emission } from './around/phases.ts';
import type { ActionOf, ContextOf, Notify, ResourceOf } from './with-notifications.ts';

/** What a call of a method is about. */
export interface Notified<Parameters, Action extends keyof Parameters & string, Result> extends ActionOf<
  Parameters,
  Action,
  Result
> {
  readonly context: ContextOf;
  readonly resource: ResourceOf<Result>;
}

/** A decorator of methods, in the form of `experimentalDecorators` and in the standard one. */
export interface NotifyingDecorator<This, Arguments extends unknown[], Result> {
  (
    target: object,
    key: string | symbol,
    descriptor: TypedPropertyDescriptor<(this: This, ...args: Arguments) => Result>,
  ): TypedPropertyDescriptor<(this: This, ...args: Arguments) => Result>;
  (
    method: (this: This, ...args: Arguments) => Result,
    context: ClassMethodDecoratorContext,
  ): (this: This, ...args: Arguments) => Result;
}

/**
 * A method decorator that emits the start and the end or the error of each call, as `withNotifications` does; inside the
 * method `currentOperation` gives the operation. It works with `experimentalDecorators` (Nest, Angular, TypeORM) and
 * without, in any order with other decorators.
 *
 * @param notify One of the `notifyAbout…` functions.
 * @param describe What a call is about, from its arguments and `this`.
 * @throws DecoratorTargetError `ERR_DECORATOR_TARGET` when it stands on anything but a method.
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
): NotifyingDecorator<This, Arguments, Result> {
  return methodDecorator(
    (method) =>
      function (...args) {
        return observe(
          () => ({
            notify: notify as Emission['notify'],
            ...partsOf(() => describe.apply(this as This, args as Arguments)),
          }),
          () => method.apply(this, args),
        );
      },
  ) as NotifyingDecorator<This, Arguments, Result>;
}

// A call that cannot be described is still made: its notifications are lost, and counted, as those of no action.
function partsOf(describe: () => Omit<Parts, 'action'>): Parts {
  try {
    const { context, resource, ...action } = describe();
    return { context, resource, action };
  } catch {
    return { context: {}, resource: {}, action: { action: '(describe failed)' } };
  }
}

type Parts = Omit<Emission, 'notify'>;
