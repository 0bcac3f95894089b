import type { RequestContext } from './context.ts';
import type { ActionOf, DetailsOf } from './details.ts';
import { read } from './reading.ts';
import type { Resource } from './resource.ts';

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

/** The resource, or how it is known by the result: at the start, and when it fails, there is none. */
export type ResourceOf<Result> = Resource | ((result: Awaited<Result> | undefined) => Resource);

/**
 * Tells the start of an action, runs the body, and tells its end or its error, exactly once. Gives back what the body
 * gives, a promise or not; what the body throws is thrown on, the very same. Adds no error of its own.
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
  context: RequestContext,
  resource: ResourceOf<Result>,
  action: ActionOf<Parameters, Action>,
  body: () => Result,
): Result {
  const tell = (told: object, result?: Awaited<Result>): void => {
    const details = detailsOf(action, told) as DetailsOf<Parameters, Action>;
    (notify as AnyNotify)(context, resourceOf(resource, result), details);
  };
  const failed = (error: unknown): never => {
    tell({ phase: 'error', error });
    throw error;
  };
  const ended = <Value>(result: Value): Value => {
    tell({ phase: 'end' }, result as Awaited<Result>);
    return result;
  };
  tell({ phase: 'start' });
  return settle(body, ended, failed);
}

function settle<Result>(
  body: () => Result,
  ended: <Value>(result: Value) => Value,
  failed: (error: unknown) => never,
): Result {
  let result: Result;
  try {
    result = body();
  } catch (error) {
    return failed(error);
  }
  return isPromise(result) ? (result.then(ended, failed) as Result) : ended(result);
}

function isPromise(value: unknown): value is Promise<unknown> {
  return typeof read(value, 'then') === 'function';
}

// Who reads an action may find a getter that throws: then it is told, and lost, as none.
function detailsOf(action: unknown, told: object): object {
  try {
    return { ...(action as object), ...told };
  } catch {
    return told;
  }
}

// What is told must not keep the body from running: a resource that cannot be known is told, and lost, as none.
function resourceOf<Result>(resource: ResourceOf<Result>, result: Awaited<Result> | undefined): object {
  if (typeof resource !== 'function') return resource;
  try {
    return resource(result);
  } catch {
    return {};
  }
}
