// Calls the handlers: so many at once, again after a pause when one fails, and not for ever.
import { backoff } from '../utils/amqp/backoff.ts';
import { warn } from '../utils/warnings.ts';
import type { Handler } from './handlers.ts';
import type { ReadMessage } from './message.ts';
import type { Outcomes } from './outcomes.ts';
import { Pauses } from './pauses.ts';
import { Remembered } from './remembered.ts';
import { Slots } from './slots.ts';
import { verdictOf } from './verdict.ts';

export interface AttemptSettings {
  /** How many handlers may run at once. */
  readonly concurrency: number;
  readonly maxAttempts: number;
  /** Whether what failed is tried again before what came after it, and so is kept in hand. */
  readonly ordered: boolean;
}

const MOST_FAILED = 10_000; // ids whose failures are remembered

export class Attempts {
  readonly #settings: AttemptSettings;
  readonly #outcomes: Outcomes;
  readonly #slots: Slots;
  readonly #pauses = new Pauses();
  readonly #failures = new Remembered<number>(MOST_FAILED);
  #isClosing = false;

  constructor(settings: AttemptSettings, outcomes: Outcomes) {
    this.#settings = settings;
    this.#outcomes = outcomes;
    this.#slots = new Slots(settings.concurrency);
  }

  /** Begins no more: what waits for a handler, or for another attempt, goes back. */
  close(): void {
    this.#isClosing = true;
    this.#slots.open();
    this.#pauses.end();
  }

  /** Tries until it is settled. Never rejects. */
  async run(message: ReadMessage, handler: Handler): Promise<void> {
    const known = message.id === undefined ? undefined : this.#failures.get(message.id);
    let failures = Math.max(known ?? 0, message.deliveryCount);
    while (await this.#fails(message, handler, failures)) {
      failures++;
      if (message.id !== undefined) this.#failures.set(message.id, failures);
      await this.#pauses.pause(backoff(failures - 1));
      if (this.#staysInHand(message)) continue;
      this.#outcomes.released(message, 'modified');
      return;
    }
  }

  // Without an id nobody could count how often it failed.
  #staysInHand({ id }: ReadMessage): boolean {
    return !this.#isClosing && (this.#settings.ordered || id === undefined);
  }

  /** Whether its handler failed, and it may be tried again. Otherwise it is settled. */
  async #fails(message: ReadMessage, handler: Handler, failures: number): Promise<boolean> {
    await this.#slots.take();
    try {
      if (!this.#isClosing && !message.isGone()) return await this.#failsNow(message, handler, failures);
      this.#outcomes.released(message, 'released');
      return false;
    } finally {
      this.#slots.give();
    }
  }

  async #failsNow(message: ReadMessage, handler: Handler, failures: number): Promise<boolean> {
    const { topic, context, trace, notification } = message;
    const about = { topic, context, ...(trace && { trace }), attempt: failures + 1 };
    const { says, reason } = await verdictOf(handler, notification, about);
    if (says === 'retry') return this.#failed(message, failures + 1, reason);
    if (message.id !== undefined) this.#failures.forget(message.id);
    if (says === 'accept') this.#outcomes.handled(message);
    else this.#outcomes.rejected(message, 'refused', reason);
    return false;
  }

  #failed(message: ReadMessage, failures: number, reason: string): boolean {
    this.#outcomes.failed();
    if (failures < this.#settings.maxAttempts) {
      warn(
        'listen failed',
        `a handler of ${message.notification.event_type} failed: ${reason}; it comes again`,
      );
      return true;
    }
    if (message.id !== undefined) this.#failures.forget(message.id);
    this.#outcomes.rejected(message, 'exhausted', `attempt ${failures} failed, the last one: ${reason}`);
    return false;
  }
}
