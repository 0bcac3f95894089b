import { read, text } from '../describing/safe-read.ts';
import { warn } from '../runtime/warnings.ts';
import { isFailedResponse } from './response.ts';
import { isThenable } from './thenable.ts';

/** What went wrong, although nothing was thrown. */
export interface Failure {
  readonly error: unknown;
}

type Judge = (result: unknown) => unknown;

/** Judges a result by the caller's own function; without one, by what a response reports. */
export function failureIn(result: unknown, failed: unknown): Failure | undefined {
  const verdict = typeof failed === 'function' ? ask(failed as Judge, result) : isFailedResponse(result);
  if (!verdict) return undefined;
  return { error: verdict === true ? result : verdict };
}

// A function that gives no verdict says nothing about the operation, which is judged as if there were none.
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
