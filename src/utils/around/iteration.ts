import { isObject, names, read } from '../describing/safe-read.ts';
import { define, hidden, override, type Override } from './override.ts';
import type { Phases } from './phases.ts';
import { isThenable } from './thenable.ts';

/**
 * Whether a result is produced while it is iterated: an async iterable, a generator or an iterator. An iterable that is
 * not an iterator, such as an array or a map, is complete already.
 */
export function isIteration(value: unknown): value is object {
  if (!isObject(value)) return false;
  if (typeof read(value, Symbol.asyncIterator) === 'function') return true;
  return typeof read(value, Symbol.iterator) === 'function' && typeof read(value, 'next') === 'function';
}

/** Returns the same object with its iteration observed: the first one, if it can be iterated several times. */
export function watchIteration(phases: Phases, iteration: object): object {
  const steps = stepsOf(phases, iteration);
  const iterate =
    (last: (value?: unknown) => unknown): Override =>
    (original, ...args) => {
      const iterator = step(phases, () => original(...args));
      if (!isObject(iterator)) return iterator;
      return closable(phases, iterator === iteration ? watched : override(iterator, steps), last);
    };
  const watched = override(iteration, {
    ...steps,
    [Symbol.iterator]: iterate(lastResult),
    [Symbol.asyncIterator]: iterate((value) => Promise.resolve(lastResult(value))),
  });
  return watched;
}

function stepsOf(phases: Phases, iteration: object): Record<'next' | 'throw' | 'return', Override> {
  const onward: Override = (original, ...args) =>
    step(
      phases,
      () => original(...args),
      (result) => {
        if (isLast(result)) phases.end(iteration);
      },
    );
  const away: Override = (original, ...args) =>
    step(
      phases,
      () => original(...args),
      (result) => {
        // A generator may continue in its `finally`.
        if (read(result, 'done') !== false) phases.cancel();
      },
    );
  return { next: onward, throw: onward, return: away };
}

function step(
  phases: Phases,
  act: () => unknown,
  seen: (result: unknown) => void = () => undefined,
): unknown {
  const saw = (result: unknown): unknown => {
    seen(result);
    return result;
  };
  const fail = (error: unknown): never => {
    phases.error(error);
    throw error;
  };
  let result: unknown;
  try {
    result = phases.run(act);
  } catch (error) {
    return fail(error);
  }
  return isThenable(result) ? result.then(saw, fail) : saw(result);
}

// The `next` of a cursor returns a document, which may have its own member `done`.
function isLast(result: unknown): boolean {
  return read(result, 'done') === true && names(result).every((name) => name === 'done' || name === 'value');
}

function lastResult(value?: unknown): object {
  return { done: true, value };
}

/** Adds a `return` to an iterator without one: a loop that is left early calls it. */
function closable(phases: Phases, iterator: object, last: (value?: unknown) => unknown): object {
  if (read(iterator, 'return') !== undefined) return iterator;
  const close = (value?: unknown): unknown => {
    phases.cancel();
    return last(value);
  };
  return define(iterator, { return: hidden(close) });
}
