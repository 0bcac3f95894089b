import { read, text } from '../describing/safe-read.ts';
import { warn } from '../runtime/warnings.ts';
import { isFailedResponse } from './response.ts';
import { isThenable } from './thenable.ts';

/** A failure that was returned and not thrown. */
export interface Failure {
  readonly error: unknown;
}

type Judge = (result: unknown) => unknown;

/**
 * Returns the failure in a result, as the caller's function finds it; without one, as a response's status reports it.
 */
export function failureIn(result: unknown, failed: unknown): Failure | undefined {
  const verdict = typeof failed === 'function' ? ask(failed as Judge, result) : isFailedResponse(result);
  if (!verdict) return undefined;
  return { error: verdict === true ? result : verdict };
}

// When the caller's function throws or returns a promise, the result is judged as if there were no function.
function ask(failed: Judge, result: unknown): unknown {
  try {
    const verdict = failed(result);
    if (!isThenable(verdict)) return verdict;
    verdict.then(undefined, () => undefined);
    warn(
      'failed',
      '`failed` returned a promise: it must return at once, since the result is not held back for it',
    );
  } catch (error) {
    warn('failed', `failed threw: ${text(read(error, 'name')) ?? typeof error}`);
  }
  return isFailedResponse(result);
}
