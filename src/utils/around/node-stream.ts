import { errorMonitor } from 'node:events';
import { finished, type Readable } from 'node:stream';
import { isObject, read } from '../describing/safe-read.ts';
import { override } from './override.ts';
import type { Phases } from './phases.ts';

/** Whether it is a stream of Node's, or of the package readable-stream: one to read, to write, or both. */
export function isNodeStream(value: unknown): value is Readable {
  if (typeof read(value, 'on') !== 'function') return false;
  return isObject(read(value, '_readableState')) || isObject(read(value, '_writableState'));
}

/** Gives back the very same stream: neither its data nor its errors are taken from who has to handle them. */
export function watchNodeStream(phases: Phases, stream: Readable): Readable {
  stream.once(errorMonitor, (error) => {
    phases.error(error);
  });
  // With a listener for 'error', an error that nobody handles would go unnoticed.
  finished(stream, { error: false }, (error) => {
    if (!error) phases.end(stream);
    else if (error === read(stream, 'errored')) phases.error(error);
    else phases.cancel();
  });
  // What it reads from runs when it is read.
  return override(stream, { _read: (original, ...size) => phases.run(() => original(...size)) });
}
