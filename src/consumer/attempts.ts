// Calls the handlers: a limited number at once, again after a delay when one fails, up to a limit.
import { backoff } from '../utils/runtime/backoff.ts';
import { warn } from '../utils/runtime/warnings.ts';
import type { Handler } from './handlers.ts';
import type { ReadMessage } from './message.ts';
import type { Outcomes } from './outcomes.ts';
import { CancellableDelays } from './cancellable-delays.ts';
import { RecentMap } from './recent-map.ts';
import { Semaphore } from './semaphore.ts';
import { verdictOf, type Verdict } from './verdict.ts';

export interface AttemptSettings {
  /** The most handlers that may run at once. */
  readonly concurrency: number;
  readonly maxAttempts: number;
  /** Whether a failed notification is retried before the later ones of its resource, and so is kept unsettled. */
  readonly ordered: boolean;
}

interface Attempt {
  readonly message: ReadMessage;
  readonly handler: Handler;
  /** The number of earlier failures. */
  readonly failures: number;
}

const MAX_FAILED = 10_000; // ids whose failures are remembered

export class Attempts {
  readonly #settings: AttemptSettings;
  readonly #outcomes: Outcomes;
  readonly #slots: Semaphore;
  readonly #pauses = new CancellableDelays();
  readonly #failures = new RecentMap<number>(MAX_FAILED);
  #isClosing = false;

  constructor(settings: AttemptSettings, outcomes: Outcomes) {
    this.#settings = settings;
    this.#outcomes = outcomes;
    this.#slots = new Semaphore(settings.concurrency);
  }

  /** Starts no more attempts: what waits for a handler, or for a retry, is released. */
  close(): void {
    this.#isClosing = true;
    this.#slots.open();
    this.#pauses.end();
  }

  /** Tries until the message is settled; returns a promise only when that takes time. Never rejects. */
  run(message: ReadMessage, handler: Handler): Promise<void> | undefined {
    const known = message.id === undefined ? undefined : this.#failures.get(message.id);
    return this.#attempt({ message, handler, failures: Math.max(known ?? 0, message.deliveryCount) });
  }

  #attempt(attempt: Attempt): Promise<void> | undefined {
    const busy = this.#slots.take();
    return busy === undefined ? this.#inSlot(attempt) : busy.then(() => this.#inSlot(attempt));
  }

  #inSlot(attempt: Attempt): Promise<void> | undefined {
    const { message, handler, failures } = attempt;
    if (this.#isClosing || message.arrival.isGone()) {
      this.#slots.give();
      this.#giveBack(attempt, 'released');
      return undefined;
    }
    const verdict = verdictOf(handler, message, failures + 1);
    if (verdict instanceof Promise) return verdict.then((said) => this.#ended(attempt, said));
    return this.#ended(attempt, verdict);
  }

  #ended({ message, handler, failures }: Attempt, { says, reason }: Verdict): Promise<void> | undefined {
    this.#slots.give();
    if (says === 'retry') return this.#failed({ message, handler, failures: failures + 1 }, reason);
    if (message.id !== undefined) this.#failures.forget(message.id);
    if (says === 'accept') this.#outcomes.handled(message);
    else this.#outcomes.rejected(message, 'refused', reason);
    return undefined;
  }

  #failed(attempt: Attempt, reason: string): Promise<void> | undefined {
    const { message, failures } = attempt;
    this.#outcomes.failed();
    if (failures < this.#settings.maxAttempts) {
      const next = this.#staysInHand(message) ? 'it is retried' : 'it will be redelivered';
      warn('listen failed', `a handler of ${message.notification.event_type} failed: ${reason}; ${next}`);
      return this.#again(attempt);
    }
    if (message.id !== undefined) this.#failures.forget(message.id);
    this.#outcomes.rejected(message, 'exhausted', `attempt ${failures}, the last one, failed: ${reason}`);
    return undefined;
  }

  async #again(attempt: Attempt): Promise<void> {
    const { message, failures } = attempt;
    if (message.id !== undefined) this.#failures.set(message.id, failures);
    await this.#pauses.pause(backoff(failures - 1));
    if (!this.#isClosing && this.#staysInHand(message)) await this.#attempt(attempt);
    else this.#giveBack(attempt, 'modified');
  }

  // Without an id its failures cannot be counted.
  #staysInHand({ id, arrival }: ReadMessage): boolean {
    return this.#settings.ordered || id === undefined || !arrival.comesAgain();
  }

  /** Releases the message; when its queue would then drop it, rejects it instead, which is reported. */
  #giveBack({ message, failures }: Attempt, outcome: 'modified' | 'released'): void {
    if (message.arrival.isGone() || !message.arrival.isLast()) this.#outcomes.released(message, outcome);
    else
      this.#outcomes.rejected(
        message,
        'exhausted',
        `${failures} attempts failed, and the queue would not redeliver it`,
      );
  }
}
