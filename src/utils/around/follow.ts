import { failureIn } from './failure.ts';
import { isIteration, watchIteration } from './iteration.ts';
import { isNodeStream, watchNodeStream } from './node-stream.ts';
import type { Phases } from './phases.ts';
import { isThenable } from './thenable.ts';
import { isWebStream, watchWebStream } from './web-stream.ts';

/** Runs a body as part of an operation, which ends when the body's result is complete. Returns that result. */
export function follow(phases: Phases, failed: unknown, body: () => unknown): unknown {
  return phases.run(() => {
    let result: unknown;
    try {
      result = body();
    } catch (error) {
      phases.error(error);
      throw error;
    }
    return conclude(phases, failed, result);
  });
}

function conclude(phases: Phases, failed: unknown, result: unknown): unknown {
  if (isThenable(result)) return settle(phases, failed, result);
  const failure = failureIn(result, failed);
  if (failure === undefined) return watch(phases, result);
  phases.error(failure.error);
  return result;
}

// `then` is called only once: a query builder would run its query again.
function settle(phases: Phases, failed: unknown, thenable: PromiseLike<unknown>): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const fail = (error: unknown): void => {
      phases.error(error);
      // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- the same value, whatever it is
      reject(error);
    };
    try {
      thenable.then((value) => {
        resolve(conclude(phases, failed, value));
      }, fail);
    } catch (error) {
      fail(error);
    }
  });
}

/** A stream or an iteration decides how the operation ends; any other result is its end. */
function watch(phases: Phases, result: unknown): unknown {
  try {
    if (isNodeStream(result)) return watchNodeStream(phases, result);
    if (isWebStream(result)) return watchWebStream(phases, result);
    if (isIteration(result)) return watchIteration(phases, result);
  } catch {
    // It only resembles a stream, or another reader has it already.
  }
  phases.end(result);
  return result;
}
