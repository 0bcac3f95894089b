import type { RequestContext } from './context.ts';
import { read } from './reading.ts';

/** One of the `notifyAbout…` functions. */
export type Notify<Details> = (context: RequestContext, resource: object, details: Details) => void;

/** What was done and what was asked for: the details without phase and error. */
export type ActionOf<Details> = Details extends {
  readonly action: infer Action;
  readonly parameters?: infer Parameters;
}
  ? { readonly action: Action; readonly parameters?: Parameters | undefined }
  : never;

/** The resource, or how it is known by the result: at the start, and when it fails, there is none. */
export type ResourceOf<Result> = object | ((result: Awaited<Result> | undefined) => object);

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
export function withNotifications<Details, Result>(
  notify: Notify<Details>,
  context: RequestContext,
  resource: ResourceOf<Result>,
  action: ActionOf<Details>,
  body: () => Result,
): Result {
  const tell = (told: object, result?: Awaited<Result>): void => {
    notify(context, resourceOf(resource, result), detailsOf(action, told) as Details);
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
    return (resource as (result: Awaited<Result> | undefined) => object)(result);
  } catch {
    return {};
  }
}
