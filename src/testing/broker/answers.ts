// The outcomes that a receiver sends for the messages it got (AMQP 1.0, section 3.4).
import { setImmediate as setImmediatePromise } from 'node:timers/promises';
import type { Outcome } from '../../utils/amqp/codec/outcome.ts';
import type { Delivery } from '../../utils/amqp/connection/rhea.ts';
import type { AmqpError } from '../../utils/amqp/codec/amqp-error.ts';

export interface Answer {
  readonly delivery: Delivery;
  readonly outcome: Outcome;
  /** The reason of a rejection. */
  readonly error: AmqpError | undefined;
  /** Called when it was sent. */
  readonly done: () => void;
}

/**
 * The outcomes of a connection, in order. rhea writes those of a tick together, and when the first two differ it
 * writes the first one for both. So each turn of the event loop has outcomes of one kind only.
 */
export class Answers {
  readonly #waiting: Answer[] = [];

  add(answer: Answer): void {
    this.#waiting.push(answer);
    if (this.#waiting.length === 1) this.#schedule();
  }

  /** Resolves when all that was added is sent. */
  async given(): Promise<void> {
    while (this.#waiting.length > 0) await setImmediatePromise();
  }

  #schedule(): void {
    setImmediate(() => {
      const [first] = this.#waiting;
      const other = this.#waiting.findIndex((answer) => first && !isSame(first, answer));
      for (const answer of this.#waiting.splice(0, other < 0 ? this.#waiting.length : other)) give(answer);
      if (this.#waiting.length > 0) this.#schedule();
    });
  }
}

function isSame(one: Answer, other: Answer): boolean {
  return one.outcome === other.outcome && one.error?.description === other.error?.description;
}

function give({ delivery, outcome, error, done }: Answer): void {
  if (outcome === 'accepted') delivery.accept();
  else if (outcome === 'rejected') delivery.reject(error);
  else if (outcome === 'released') delivery.release();
  else delivery.modified({ delivery_failed: true });
  done();
}
