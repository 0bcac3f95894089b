import { types } from 'node:util';
import { list, read } from '../describing/safe-read.ts';

/**
 * Returns the errors that a thrown value consists of: an `AggregateError`'s, a `SuppressedError`'s two, or a list's.
 */
export function errorsOf(thrown: unknown): unknown[] {
  const own = list(thrown);
  if (own.length > 0) return own.flatMap(rejection);
  // A list of errors in anything but an error is the body of a response.
  if (!types.isNativeError(thrown)) return [];
  const several = list(read(thrown, 'errors')).flatMap(rejection);
  return several.length > 0 ? several : suppressed(thrown);
}

// In the result of Promise.allSettled, a fulfilled promise is not an error.
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
