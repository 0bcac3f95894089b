// Runs bodies as the extension of a volume, and shows which notifications were sent.
import { notifyAboutVolumeAction, withNotifications, type Operation } from '../src/index.ts';
import { recordNotifications, type Recorder } from '../src/testing/index.ts';
import type { Fault } from '../src/index.ts';

export class Around {
  readonly recorder: Recorder = recordNotifications();

  run<Result>(body: (operation: Operation) => Result, failed?: (result: Awaited<Result>) => unknown): Result {
    const action = { action: 'extend', parameters: { new_size: 20 }, failed } as const;
    return withNotifications(notifyAboutVolumeAction, this.recorder.context(), { id: 'v1' }, action, body);
  }

  get phases(): string[] {
    return this.recorder.notifications.map(({ payload }) => payload.phase);
  }

  get fault(): Fault | undefined {
    const payload = this.recorder.notifications.at(-1)?.payload;
    return payload?.phase === 'error' ? payload.fault : undefined;
  }
}

/** Leaves the loop at the first chunk, by a `break`. */
export async function leave(iterable: AsyncIterable<unknown>): Promise<void> {
  const iterator = iterable[Symbol.asyncIterator]();
  await iterator.next();
  await iterator.return?.();
}
