import type { EncodedNotification } from '../../notification/envelope.ts';
import type { Receipt } from '../../notifier/ledger.ts';
import type { LossReason } from '../../api/loss.ts';

/** A notification for one topic. It shares its receipt with those for the other topics. */
export class QueuedNotification {
  readonly encoded: EncodedNotification;
  /** When it was emitted, by the monotonic clock. */
  readonly since: number;
  readonly #delivery: FanOut;
  /** How often the peer has released or modified it, or reported no outcome. */
  attempts = 0;
  /** How often the link has ended while this one was the oldest unsettled. */
  cuts = 0;

  constructor(encoded: EncodedNotification, since: number, delivery: FanOut) {
    this.encoded = encoded;
    this.since = since;
    this.#delivery = delivery;
  }

  accept(): void {
    this.#delivery.accept();
  }

  lose(reason: LossReason, detail: string): void {
    this.#delivery.lose(reason, detail, this.encoded);
  }
}

/** Accepts a notification when all topics have accepted it; loses it when any has lost it, for the first reason. */
export class FanOut {
  readonly #receipt: Receipt;
  readonly #done: () => void;
  #left: number;
  #loss: [LossReason, string, EncodedNotification] | undefined;

  constructor(receipt: Receipt, topics: number, done: () => void) {
    this.#receipt = receipt;
    this.#left = topics;
    this.#done = done;
  }

  accept(): void {
    if (--this.#left > 0) return;
    this.#done();
    if (this.#loss === undefined) this.#receipt.accept();
    else this.#receipt.lose(...this.#loss);
  }

  lose(...loss: [LossReason, string, EncodedNotification]): void {
    this.#loss ??= loss;
    this.accept();
  }
}
