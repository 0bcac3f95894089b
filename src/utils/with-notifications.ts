import { observe } from './around/observe.ts';
import type { RequestContext } from './api/request-context.ts';
import type { Operation } from './operation/current-operation.ts';
import type { Asked, DetailsOf } from './api/details.ts';
import type { Resource } from './api/resource.ts';

/** One of the `notifyAbout…` functions, by the parameters of its actions. `Notify<any>` matches all of them. */
export type Notify<Parameters> =
  IsAny<Parameters> extends true
    ? AnyNotify
    : <Action extends keyof Parameters & string>(
        context: RequestContext,
        resource: Resource,
        details: DetailsOf<Parameters, Action>,
      ) => void;

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the actions depend on the function
type AnyNotify = (context: RequestContext, resource: Resource, details: DetailsOf<any, any>) => void;

type IsAny<T> = 0 extends 1 & T ? true : false;

/** The request's context, or a function that returns it: when that throws, the notifications have no context. */
export type ContextOf = RequestContext | (() => RequestContext);

/** The action, its parameters, and a function that finds a failure in the result. */
export interface ActionOf<Parameters, Action extends keyof Parameters & string, Result> extends Asked<
  Parameters,
  Action
> {
  /**
   * Returns what is wrong with a result: anything falsy for a success, `true` when the result itself is the error.
   * Without this function a response is judged by its status, and every other result is a success.
   */
  readonly failed?: ((result: Awaited<Result>) => unknown) | undefined;
}

/** The resource, or a function of the result that returns it. For the start and the error the result is `undefined`. */
export type ResourceOf<Result> = Resource | ((result: Awaited<Result> | undefined) => Resource);

/**
 * Emits the start of an action, runs the body, and emits either the end or the error, exactly one of them. Returns what
 * the body returns, and rethrows what it throws, unchanged.
 *
 * The end is emitted when the promise is fulfilled, or when the stream or async iteration that the body returned is at
 * its end. The error is emitted for a thrown value, a response with a status of 400 or more, a stream that fails or is
 * cancelled, and a failure that `failed` returns.
 *
 * @param notify One of the `notifyAbout…` functions.
 * @param context The request's context, or a function that returns it.
 * @param resource The resource, or a function of the result: a created resource has an id only at its end.
 * @param action The action, its parameters, and `failed`.
 * @param body Runs the action. It is passed the operation, whose `id` is the `operation_id` of these notifications.
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
