import type { EncodedNotification } from '../../notification/envelope.ts';
import type { Receipt } from '../../notifier/ledger.ts';
import type { LossReason } from '../../api/loss.ts';

/** A notification on its way to one topic. Its receipt is shared with those on their way to the other topics. */
export class QueuedNotification {
  readonly encoded: EncodedNotification;
  /** When it was told, by the clock that never goes back. */
  readonly since: number;
  readonly #delivery: FanOut;
  /** How often the peer has said "not now", or nothing at all. */
  attempts = 0;
  /** How often the link has ended when this one was the first of those without an outcome. */
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

/** Accepted when all topics have accepted it; lost when one did, for the first reason that was given. */
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
