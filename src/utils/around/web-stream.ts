import { read } from '../describing/safe-read.ts';
import type { Phases } from './phases.ts';

/** Whether it is a readable stream of the Web Streams API. */
export function isWebStream(value: unknown): value is ReadableStream<unknown> {
  return typeof read(value, 'getReader') === 'function' && typeof read(value, 'locked') === 'boolean';
}

/**
 * Returns another stream with the same chunks, read only on demand, as a Web stream cannot be observed itself.
 * Cancelling it cancels the original; a byte stream stays one. Throws when the stream already has a reader.
 */
export function watchWebStream(phases: Phases, stream: ReadableStream<unknown>): ReadableStream<unknown> {
  const type = isByteStream(stream) ? ('bytes' as const) : undefined;
  return new ReadableStream({ ...relay(phases, stream), type } as Source, { highWaterMark: 0 });
}

function relay(phases: Phases, stream: ReadableStream<unknown>): RelaySource {
  const reader = stream.getReader();
  let reading: Promise<unknown> = Promise.resolve();
  let isCancelled = false;
  return {
    start(controller) {
      // Not when a read returns `done`: a reader that knows the size does not read that far.
      const closed = reader.closed.then(() => reading);
      closed.then(
        () => {
          phases.end(stream);
          if (!isCancelled) close(controller);
        },
        (error: unknown) => {
          phases.error(error);
          controller.error(error);
        },
      );
    },
    async pull(controller) {
      const chunk = phases.run(() => reader.read());
      reading = chunk;
      const { done, value } = await chunk;
      if (!done) controller.enqueue(value as never);
    },
    cancel(reason) {
      isCancelled = true;
      phases.cancel(reason);
      return reader.cancel(reason);
    },
  };
}

type Source = ConstructorParameters<typeof ReadableStream>[0];
type Controller = ReadableStreamDefaultController<unknown> | ReadableByteStreamController;

interface RelaySource {
  start(controller: Controller): void;
  pull(controller: Controller): Promise<void>;
  cancel(reason: unknown): Promise<void>;
}

function isByteStream(stream: ReadableStream<unknown>): boolean {
  try {
    stream.getReader({ mode: 'byob' }).releaseLock();
    return true;
  } catch {
    return false;
  }
}

// A reader that passed its own buffer waits for it to be returned.
function close(controller: Controller): void {
  controller.close();
  if ('byobRequest' in controller) controller.byobRequest?.respond(0);
}
