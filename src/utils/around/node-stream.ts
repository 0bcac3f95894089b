import { errorMonitor } from 'node:events';
import { finished, type Readable } from 'node:stream';
import { isObject, read } from '../describing/safe-read.ts';
import { override } from './override.ts';
import type { Phases } from './phases.ts';

/** Whether it is a stream of Node's or of the package readable-stream: readable, writable or both. */
export function isNodeStream(value: unknown): value is Readable {
  if (typeof read(value, 'on') !== 'function') return false;
  return isObject(read(value, '_readableState')) || isObject(read(value, '_writableState'));
}

/** Observes a stream and returns the same object. Its data and its errors still reach their own listeners. */
export function watchNodeStream(phases: Phases, stream: Readable): Readable {
  stream.once(errorMonitor, (error) => {
    phases.error(error);
  });
  // A listener for 'error' would hide an error that the application does not handle.
  finished(stream, { error: false }, (error) => {
    if (!error) phases.end(stream);
    else if (error === read(stream, 'errored')) phases.error(error);
    else phases.cancel();
  });
  // The source of the stream runs when it is read.
  return override(stream, { _read: (original, ...size) => phases.run(() => original(...size)) });
}
