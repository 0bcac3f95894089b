import { types } from 'node:util';
import { RunningOperation, type Operation } from '../operation/current-operation.ts';
import { putOff } from '../runtime/deferred-calls.ts';
import { read } from '../describing/safe-read.ts';
import { MUCH, needStack } from '../runtime/stack.ts';
import { failureIn } from './failure.ts';
import { follow } from './follow.ts';
import { Phases, type Emission } from './phases.ts';

/**
 * Runs a body, and emits its start and its end or error. When there is hardly any stack left, as in the catch block of
 * a stack overflow, the body runs without anything around it, and the notifications are emitted later, from a fresh
 * stack.
 */
export function observe<Result>(describe: () => Emission, body: (operation: Operation) => Result): Result {
  // Inline: a function that is called only when the stack is short would not be compiled by then, and compiling takes
  // 40 KB of stack.
  let isEnough = true;
  try {
    needStack(MUCH);
  } catch {
    isEnough = false;
  }
  if (isEnough) {
    const emission = describe();
    const phases = new Phases(emission);
    return follow(phases, read(emission.action, 'failed'), () => body(phases.operation)) as Result;
  }
  const operation = new RunningOperation();
  try {
    const result = body(operation);
    putOff.work[putOff.work.length] = [emitOutcome, describe, operation, result];
    return result;
  } catch (error) {
    putOff.work[putOff.work.length] = [emitError, describe, operation, error];
    throw error;
  } finally {
    if (putOff.work.length === 1) putOff.wake();
  }
}

function emitError(describe: () => Emission, operation: RunningOperation, error: unknown): void {
  new Phases(describe(), operation).error(error);
}

// By now the stream belongs to its reader and is not touched: returning it counts as its end.
function emitOutcome(describe: () => Emission, operation: RunningOperation, result: unknown): void {
  const emission = describe();
  const phases = new Phases(emission, operation);
  const conclude = (value: unknown): void => {
    const failure = failureIn(value, read(emission.action, 'failed'));
    if (failure === undefined) phases.end(value);
    else phases.error(failure.error);
  };
  if (!types.isPromise(result)) conclude(result);
  else
    void result.then(conclude, (error: unknown) => {
      phases.error(error);
    });
}
