// Calls for which there was not enough stack, as in the catch block of a stack overflow: they run later, from a fresh
// stack.
import { processWide } from './process-wide.ts';
import { MUCH, needStack } from './stack.ts';

/** A function, and its arguments. It does not throw. */
export type Work = readonly [(...args: never[]) => void, ...unknown[]];

/**
 * The deferred calls, oldest first. Code that defers a call has no stack to call a function: it assigns the element
 * after the last one, and after the first element calls `wake`, which is native and needs no stack.
 */
interface PutOff {
  work: Work[];
  wake: () => void;
}

export const putOff: PutOff = processWide('put-off', () => waiting({ work: [], wake: () => undefined }));

/** Runs the deferred calls, if there are any: before a new call, and before the counts are read. */
export function catchUp(): void {
  if (putOff.work.length === 0) return;
  needStack(MUCH);
  doAll();
}

function doAll(): void {
  const { work } = putOff;
  putOff.work = [];
  waiting(putOff);
  for (const [run, ...args] of work) run(...(args as never[]));
}

// Resolving a promise needs no call, and its reactions run when the stack is empty.
function waiting(queue: PutOff): PutOff {
  const woken = new Promise<void>((resolve) => {
    queue.wake = resolve;
  });
  void woken.then(doAll);
  return queue;
}
