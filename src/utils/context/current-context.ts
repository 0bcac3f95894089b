import { AsyncLocalStorage } from 'node:async_hooks';
import type { RequestContext } from '../api/request-context.ts';
import { processWide } from '../runtime/process-wide.ts';

const contexts = processWide('contexts', () => new AsyncLocalStorage<RequestContext>());

/**
 * Runs the body, in which `currentContext()` is this context, also in what it calls, awaits and starts. Gives back what
 * the body gives, a promise or not, and throws what it throws. Contexts that are run within others hide them.
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
 * The context that this code was run with by `runWithContext`; outside of any a new one that is empty, since what is told
 * by one and the same counts as of one request.
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
