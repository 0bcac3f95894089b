import { AsyncLocalStorage } from 'node:async_hooks';
import type { RequestContext } from '../api/request-context.ts';
import { processWide } from '../runtime/process-wide.ts';

const contexts = processWide('contexts', () => new AsyncLocalStorage<RequestContext>());

/**
 * Runs the body with this context as `currentContext()`, also in everything that the body calls, awaits and starts.
 * Returns what the body returns, a promise or not, and rethrows what it throws. An inner context hides an outer one.
 *
 * @example
 * ```ts
 * import express from 'express';
 * import { contextFromRequest, currentContext, notifyAboutVolumeAction, runWithContext } from 'notify-about';
 *
 * const app = express();
 * app.use((request, _response, next) => {
 *   runWithContext(contextFromRequest(request), next);
 * });
 * app.delete('/volumes/:id', (request, response) => {
 *   notifyAboutVolumeAction(currentContext(), { id: request.params.id }, { action: 'delete', phase: 'end' });
 *   response.end();
 * });
 * ```
 */
export function runWithContext<Result>(context: RequestContext, body: () => Result): Result {
  return contexts.run(context, () => body());
}

/**
 * Returns the context that this code was run with by `runWithContext`. Outside of it, returns a new empty object each
 * time, since notifications with the same context object count as of one request.
 *
 * @example
 * ```ts
 * import { currentContext, notifyAboutKeypairAction } from 'notify-about';
 *
 * export function keypairWasDeleted(name: string): void {
 *   notifyAboutKeypairAction(currentContext(), { name }, { action: 'delete', phase: 'end' });
 * }
 * ```
 */
export function currentContext(): RequestContext {
  return contexts.getStore() ?? {};
}
