// What there was not enough stack for, as in the catch block of a stack overflow: it is done from a fresh one.
import { processWide } from './process-wide.ts';
import { MUCH, needStack } from './stack.ts';

/** A function, and what to call it with. It does not throw. */
export type Work = readonly [(...args: never[]) => void, ...unknown[]];

/**
 * What was put off, oldest first. Who puts something off has no stack to call a function with: he sets the element behind
 * the last, and after the first one calls `wake`, which is of the engine itself and needs none.
 */
interface PutOff {
  work: Work[];
  wake: () => void;
}

export const putOff: PutOff = processWide('put-off', () => waiting({ work: [], wake: () => undefined }));

/** Does what was put off, if anything was: before what is asked for now, and before the account is looked at. */
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

// A promise is fulfilled without a call, and what waits for it runs when no function runs any more.
function waiting(queue: PutOff): PutOff {
  const woken = new Promise<void>((resolve) => {
    queue.wake = resolve;
  });
  void woken.then(doAll);
  return queue;
}
