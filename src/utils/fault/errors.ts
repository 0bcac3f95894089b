import { types } from 'node:util';
import { list, read } from '../describing/safe-read.ts';

/** The errors that something thrown is made of: an `AggregateError`'s, a `SuppressedError`'s two, or those of a list. */
export function errorsOf(thrown: unknown): unknown[] {
  const own = list(thrown);
  if (own.length > 0) return own.flatMap(rejection);
  // A list of errors in what is no error is the body of an answer.
  if (!types.isNativeError(thrown)) return [];
  const several = list(read(thrown, 'errors')).flatMap(rejection);
  return several.length > 0 ? several : suppressed(thrown);
}

// What Promise.allSettled gives of a promise that was kept is no error.
function rejection(one: unknown): unknown[] {
  const status = read(one, 'status');
  if (status === 'fulfilled') return [];
  const reason = status === 'rejected' ? read(one, 'reason') : undefined;
  return [reason ?? one];
}

function suppressed(thrown: unknown): unknown[] {
  const earlier = read(thrown, 'suppressed');
  return earlier === undefined ? [] : [read(thrown, 'error'), earlier].filter((each) => each !== undefined);
}
