// What is to be sent to one topic: what waits, what was sent and has no outcome yet, what the peer did not want now.
import { Deque } from '../../runtime/deque.ts';
import type { Outcome } from '../codec/outcome.ts';
import { inOneLine } from '../../text/one-line.ts';
import type { IdRange } from '../codec/frame-writer.ts';
import type { QueuedNotification } from './queued-notification.ts';
import type { Timeouts } from '../connection/timeouts.ts';
import { DelayedRetries } from './delayed-retries.ts';
import type { StallReason } from './stall-reason.ts';
import type { AmqpError } from '../codec/amqp-error.ts';
import { Unsettled } from './unsettled.ts';

export interface OutboxEvents {
  /** There is something to send again. */
  filled(): void;
  /** The oldest delivery has had no outcome for too long. */
  overdue(oldest: number): void;
}

const MOST_CUTS = 3; // a broker that is restarted cuts off whatever is on its way

export class Outbox {
  /** Why the peer takes nothing now, as far as it has said. */
  reluctance: StallReason | undefined;
  readonly #mostAttempts: number;
  readonly #isExpired: (queued: QueuedNotification) => boolean;
  readonly #waiting = new Deque<QueuedNotification>();
  readonly #unsettled: Unsettled;
  readonly #postponed: DelayedRetries;

  constructor(timeouts: Timeouts, isExpired: (queued: QueuedNotification) => boolean, events: OutboxEvents) {
    this.#mostAttempts = timeouts.mostAttempts;
    this.#isExpired = isExpired;
    this.#unsettled = new Unsettled(timeouts.settleDeadline, (oldest) => {
      events.overdue(oldest);
    });
    this.#postponed = new DelayedRetries((notifications) => {
      this.#waiting.putBack(notifications); // They are older than what waits.
      events.filled();
    });
  }

  /** How many can be sent now. */
  get ready(): number {
    return this.#waiting.length;
  }

  /** How many are not sent, whether they can be or not. */
  get waiting(): number {
    return this.#waiting.length + this.#postponed.size;
  }

  get unsettled(): number {
    return this.#unsettled.size;
  }

  /** Whether another one may be on its way. */
  get hasRoom(): boolean {
    return this.#unsettled.hasRoom;
  }

  /** When the oldest one that is here was told, by the clock that never goes back; Infinity when none is. */
  get oldest(): number {
    let oldest = this.#waiting.peek()?.since ?? Infinity;
    for (const each of [this.#unsettled, this.#postponed])
      for (const { since } of each) oldest = Math.min(oldest, since);
    return oldest;
  }

  add(queued: QueuedNotification): void {
    this.#waiting.push(queued);
  }

  next(): QueuedNotification | undefined {
    return this.#waiting.shift();
  }

  sent(queued: QueuedNotification, id: number, bytes: number): void {
    this.#unsettled.add(id, queued, bytes);
  }

  settle(ids: IdRange, outcome: Outcome, error: AmqpError | undefined): void {
    for (const queued of this.#unsettled.take(ids)) {
      this.reluctance = undefined;
      this.#settle(queued, outcome, error);
    }
  }

  #settle(queued: QueuedNotification, outcome: Outcome, error: AmqpError | undefined): void {
    if (outcome === 'accepted') queued.accept();
    else if (outcome === 'rejected') queued.lose('rejected', `the broker rejected it: ${inOneLine(error)}`);
    else this.#notNow(queued, outcome);
  }

  /** The link is gone, and every outcome with it: what is unsettled goes again, first. */
  cutOff(): void {
    const [oldest, ...others] = this.#unsettled.takeAll();
    if (oldest === undefined) return;
    // One with which every link ends must not hold up the others for ever.
    const isSuspect = ++oldest.cuts > MOST_CUTS;
    this.#waiting.putBack(isSuspect ? others : [oldest, ...others]);
    if (isSuspect) this.#notNow(oldest, 'cut off');
  }

  /** The slots are freed from the oldest delivery on: one without an outcome would hold up all that follow. */
  unanswered(): void {
    const [oldest, ...others] = this.#unsettled.takeAll();
    this.#waiting.putBack(others);
    if (oldest !== undefined) this.#notNow(oldest, 'no outcome');
  }

  /** Loses what has waited for too long. It is kept no longer, whether there is a broker or not. */
  expire(): void {
    for (let oldest = this.#waiting.peek(); oldest !== undefined; oldest = this.#waiting.peek()) {
      if (!this.#isExpired(oldest)) return;
      this.#waiting.shift();
      oldest.lose('expired', 'it expired before it could be sent (ttl, or maxAge of the spool)');
    }
  }

  /** Loses all that is left. */
  close(): void {
    this.cutOff();
    this.#postponed.releaseAll();
    for (let queued = this.next(); queued !== undefined; queued = this.next()) {
      queued.lose('closed', 'notifier closed before the broker accepted it');
    }
  }

  #notNow(queued: QueuedNotification, what: StallReason): void {
    this.reluctance = what;
    queued.attempts++;
    if (queued.attempts < this.#mostAttempts) this.#postponed.add(queued);
    else queued.lose('released', `not accepted in ${this.#mostAttempts} attempts; last: ${what}`);
  }
}
