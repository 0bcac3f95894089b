// The notifications for one topic: those to be sent, those sent but unsettled, and those that the peer did not accept.
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
  /** There are notifications to resend. */
  filled(): void;
  /** The oldest delivery has had no outcome for too long. */
  overdue(oldest: number): void;
}

const MAX_CUTS = 3; // a broker that restarts cuts off whatever is on its way

export class Outbox {
  /** Why the peer accepts nothing now, as far as it has reported. */
  stallReason: StallReason | undefined;
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

  /** The number that can be sent now. */
  get ready(): number {
    return this.#waiting.length;
  }

  /** The number that is not sent, whether it can be or not. */
  get waiting(): number {
    return this.#waiting.length + this.#postponed.size;
  }

  get unsettled(): number {
    return this.#unsettled.size;
  }

  /** Whether another one may be sent before outcomes arrive. */
  get hasRoom(): boolean {
    return this.#unsettled.hasRoom;
  }

  /** When the oldest one here was emitted, by the monotonic clock; Infinity when there is none. */
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
      this.stallReason = undefined;
      this.#settle(queued, outcome, error);
    }
  }

  #settle(queued: QueuedNotification, outcome: Outcome, error: AmqpError | undefined): void {
    if (outcome === 'accepted') queued.accept();
    else if (outcome === 'rejected') queued.lose('rejected', `the broker rejected it: ${inOneLine(error)}`);
    else this.#notNow(queued, outcome);
  }

  /** The link has ended, and with it every outcome: what is unsettled is resent, first. */
  cutOff(): void {
    const [oldest, ...others] = this.#unsettled.takeAll();
    if (oldest === undefined) return;
    // A notification at which every link ends must not hold up the others for ever.
    const isSuspect = ++oldest.cuts > MAX_CUTS;
    this.#waiting.putBack(isSuspect ? others : [oldest, ...others]);
    if (isSuspect) this.#notNow(oldest, 'cut off');
  }

  /** Frees the slots, from the oldest delivery on: one without an outcome would hold up all that follow. */
  unanswered(): void {
    const [oldest, ...others] = this.#unsettled.takeAll();
    this.#waiting.putBack(others);
    if (oldest !== undefined) this.#notNow(oldest, 'no outcome');
  }

  /** Loses what has waited for too long. It is no longer kept, whether there is a broker or not. */
  expire(): void {
    for (const queued of this.#waiting.shiftWhile(this.#isExpired))
      queued.lose('expired', 'it expired before it could be sent (ttl, or maxAge of the spool)');
  }

  /** Loses everything that is left. */
  close(): void {
    this.cutOff();
    this.#postponed.releaseAll();
    for (const queued of this.#waiting.shiftWhile(() => true))
      queued.lose('closed', 'notifier closed before the broker accepted it');
  }

  #notNow(queued: QueuedNotification, what: StallReason): void {
    this.stallReason = what;
    queued.attempts++;
    if (queued.attempts < this.#mostAttempts) this.#postponed.add(queued);
    else queued.lose('released', `not accepted in ${this.#mostAttempts} attempts; last: ${what}`);
  }
}
