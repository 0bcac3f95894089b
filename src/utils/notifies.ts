import { methodDecorator } from './around/method-decorator.ts';
import { observe } from './around/observe.ts';
import type { Emission } from './around/phases.ts';
import type { ActionOf, ContextOf, Notify, ResourceOf } from './with-notifications.ts';

/** The context, resource and action of a call of a method. */
export interface Notified<Parameters, Action extends keyof Parameters & string, Result> extends ActionOf<
  Parameters,
  Action,
  Result
> {
  readonly context: ContextOf;
  readonly resource: ResourceOf<Result>;
}

/** A method decorator, in the form of `experimentalDecorators` and in the standard form. */
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
 * Emits the start and the end or the error of each call of the decorated method, as `withNotifications` does; inside
 * the method `currentOperation` returns the operation. It works with `experimentalDecorators` (Nest, Angular, TypeORM)
 * and without, in any order with other decorators.
 *
 * @param notify One of the `notifyAbout…` functions.
 * @param describe Returns the context, resource and action of a call, from its arguments and `this`.
 * @throws DecoratorTargetError `ERR_DECORATOR_TARGET` when it is applied to anything but a method.
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

// A call that cannot be described still runs: its notifications have no valid action, so they are lost and counted.
function partsOf(describe: () => Omit<Parts, 'action'>): Parts {
  try {
    const { context, resource, ...action } = describe();
    return { context, resource, action };
  } catch {
    return { context: {}, resource: {}, action: { action: '(describe failed)' } };
  }
}

type Parts = Omit<Emission, 'notify'>;
