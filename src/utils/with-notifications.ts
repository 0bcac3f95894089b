import { observe } from './around/observe.ts';
import type { RequestContext } from './api/request-context.ts';
import type { Operation } from './operation/current-operation.ts';
import type { Asked, DetailsOf } from './api/details.ts';
import type { Resource } from './api/resource.ts';

/** One of the `notifyAbout…` functions, by the parameters of its actions. `Notify<any>` is any of them. */
export type Notify<Parameters> =
  IsAny<Parameters> extends true
    ? AnyNotify
    : <Action extends keyof Parameters & string>(
        context: RequestContext,
        resource: Resource,
        details: DetailsOf<Parameters, Action>,
      ) => void;

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- nobody knows the actions of any of them
type AnyNotify = (context: RequestContext, resource: Resource, details: DetailsOf<any, any>) => void;

type IsAny<T> = 0 extends 1 & T ? true : false;

/** The request's context, or how to get it: if that fails, the notifications leave without one. */
export type ContextOf = RequestContext | (() => RequestContext);

/** What is done, what was asked for, and how to see in a result that it failed. */
export interface ActionOf<Parameters, Action extends keyof Parameters & string, Result> extends Asked<
  Parameters,
  Action
> {
  /**
   * What is wrong with a result; anything falsy if nothing is, `true` if it is the result itself. Without this function a
   * response is judged by its status, and everything else is a success.
   */
  readonly failed?: ((result: Awaited<Result>) => unknown) | undefined;
}

/** The resource, or how it is known by the result: at the start, and when it fails, there is none. */
export type ResourceOf<Result> = Resource | ((result: Awaited<Result> | undefined) => Resource);

/**
 * Emits the start of an action, runs the body, and emits the end or the error, exactly one of them. Gives back what the
 * body gives, and throws what it throws, the very same.
 *
 * The end is when the promise is fulfilled, when a stream or an async iteration that the body gives is at its end. An
 * error is what is thrown, a response with a status of 400 or more, a stream that fails or is cancelled, and what
 * `failed` finds.
 *
 * @param notify One of the `notifyAbout…` functions.
 * @param context The request's context, or a function that gives it.
 * @param resource The resource, or a function of the result, as what is created has an id at its end only.
 * @param action The action, its parameters, and `failed`.
 * @param body Is handed the operation, whose `id` is `operation_id` of these notifications.
 *
 * @example
 * ```ts
 * import { notifyAboutInstanceAction, withNotifications, type RequestContext } from 'notify-about';
 *
 * declare const context: RequestContext, nova: { create(name: string): Promise<{ id: string; name: string }> };
 *
 * const server = await withNotifications(
 *   notifyAboutInstanceAction,
 *   context,
 *   (created) => created ?? { name: 'web-1' }, // at its end it has an id
 *   { action: 'create', parameters: { count: 1 } },
 *   () => nova.create('web-1'),
 * );
 * console.log(server.id);
 * ```
 */
export function withNotifications<Parameters, Action extends keyof Parameters & string, Result>(
  notify: Notify<Parameters>,
  context: ContextOf,
  resource: ResourceOf<Result>,
  action: ActionOf<Parameters, Action, Result>,
  body: (operation: Operation) => Result,
): Result {
  return observe(() => ({ notify: notify as AnyNotify, context, resource, action }), body);
}
