// The outcomes of the messages: sent to the broker, counted, and remembered for duplicates.
import type { Outcome } from '../utils/amqp/codec/outcome.ts';
import type { AmqpError } from '../utils/amqp/codec/amqp-error.ts';
import { warn } from '../utils/runtime/warnings.ts';
import type { NotificationErrorCode } from './errors.ts';
import { rawBodyOf, type Message } from './message.ts';
import {
  conditions,
  rejectionReasons,
  withBody,
  type Rejection,
  type RejectionCounts,
  type RejectionReason,
} from './rejection.ts';
import { RecentMap } from './recent-map.ts';

/** Counts of all messages: received = handled + ignored + duplicates + released + all rejected + inHand. */
export interface MessageCounts {
  readonly received: number;
  /** Accepted by a handler. */
  readonly handled: number;
  /** Accepted, because no handler's glob matches. */
  readonly ignored: number;
  /** Already settled before; no handler was called again. */
  readonly duplicates: number;
  /** Given back to the broker: for another attempt, at closing, or because their connection was lost. */
  readonly released: number;
  readonly rejected: RejectionCounts;
  /** Not settled: a handler runs, or they wait for one. */
  readonly inHand: number;
  /** The number of failures and retries of handlers. */
  readonly failures: number;
}

interface Final {
  readonly outcome: Outcome;
  readonly error: AmqpError | undefined;
}

// One object for all: it is kept as long as the id of a message.
const ACCEPTED: Final = { outcome: 'accepted', error: undefined };

type Count = 'received' | 'handled' | 'ignored' | 'duplicates' | 'released' | 'failures';

export class Outcomes {
  readonly #onRejected: (rejection: Rejection) => unknown;
  readonly #finished: RecentMap<Final>;
  readonly #rejected = Object.fromEntries(rejectionReasons.map((reason) => [reason, 0])) as RejectionCounts;
  readonly #counts: Record<Count, number> = {
    ...{ received: 0, handled: 0, ignored: 0, duplicates: 0, released: 0, failures: 0 },
  };

  /** `window` is the number of settled ids that are remembered. */
  constructor(onRejected: (rejection: Rejection) => unknown, window: number) {
    this.#onRejected = onRejected;
    this.#finished = new RecentMap(window);
  }

  /** Counts an arrival. */
  received(): void {
    this.#counts.received++;
  }

  /** Counts a failure of its handler. */
  failed(): void {
    this.#counts.failures++;
  }

  handled(message: Message): void {
    this.#counts.handled++;
    this.#finish(message, ACCEPTED);
  }

  ignored(message: Message): void {
    this.#counts.ignored++;
    message.arrival.settle('accepted');
  }

  /** `modified` is a failure that the broker counts, `released` is not. */
  released(message: Message, outcome: 'modified' | 'released'): void {
    this.#counts.released++;
    message.arrival.settle(outcome);
  }

  rejected(message: Message, reason: RejectionReason, detail: string, code?: NotificationErrorCode): void {
    this.#rejected[reason]++;
    this.#finish(message, {
      outcome: 'rejected',
      error: { condition: conditions[reason], description: detail },
    });
    const { arrival, id, notification } = message;
    const { topic } = arrival;
    const known = notification && { notification, eventType: notification.event_type };
    const about = {
      reason,
      ...(code && { code }),
      detail,
      topic,
      ...(id === undefined ? {} : { messageId: id }),
    };
    void this.#report(withBody({ ...about, ...known }, () => rawBodyOf(message)));
  }

  /** Whether it was settled before: then it is settled again, in the same way. */
  isRepeated(message: Message): boolean {
    const final = message.id === undefined ? undefined : this.#finished.get(message.id);
    if (final === undefined) return false;
    this.#counts.duplicates++;
    message.arrival.settle(final.outcome, final.error);
    return true;
  }

  counts(): MessageCounts {
    const { received, handled, ignored, duplicates, released } = this.#counts;
    const rejected = Object.values(this.#rejected).reduce((sum, count) => sum + count, 0);
    const inHand = received - handled - ignored - duplicates - released - rejected;
    return { ...this.#counts, rejected: { ...this.#rejected }, inHand };
  }

  #finish(message: Message, final: Final): void {
    if (message.id !== undefined) this.#finished.set(message.id, final);
    message.arrival.settle(final.outcome, final.error);
  }

  async #report(rejection: Rejection): Promise<void> {
    try {
      await this.#onRejected(rejection);
    } catch (error) {
      warn('onRejected', `onRejected failed: ${error instanceof Error ? error.name : typeof error}`);
    }
  }
}
