// Notifications that the peer released or modified, each with its own time to retry. The others are sent meanwhile.
import { backoff } from '../../runtime/backoff.ts';
import type { QueuedNotification } from './queued-notification.ts';

const TICK = 100; // milliseconds: coarse, so that many queued notifications share one timer

export class DelayedRetries {
  readonly #again: (notifications: QueuedNotification[]) => void;
  #notifications: { readonly queued: QueuedNotification; readonly due: number }[] = [];
  #timer: NodeJS.Timeout | undefined;

  constructor(again: (notifications: QueuedNotification[]) => void) {
    this.#again = again;
  }

  get size(): number {
    return this.#notifications.length;
  }

  *[Symbol.iterator](): Generator<QueuedNotification> {
    for (const { queued } of this.#notifications) yield queued;
  }

  add(queued: QueuedNotification): void {
    this.#notifications.push({ queued, due: performance.now() + backoff(queued.attempts) });
    this.#timer ??= setInterval(() => {
      this.#release(performance.now());
    }, TICK);
  }

  /** Hands all of them back at once. */
  releaseAll(): void {
    this.#release(Infinity);
  }

  #release(now: number): void {
    const due = this.#notifications.filter((each) => each.due <= now);
    this.#notifications = this.#notifications.filter((each) => each.due > now);
    if (this.#notifications.length === 0) {
      clearInterval(this.#timer);
      this.#timer = undefined;
    }
    if (due.length > 0) this.#again(due.map(({ queued }) => queued));
  }
}
