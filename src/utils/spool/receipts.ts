// The receipts that the spool passes to the transport behind it.
import type { EncodedNotification } from '../notification/envelope.ts';
import type { Receipt } from '../notifier/ledger.ts';
import type { LossReason } from '../api/loss.ts';
import type { Log } from './log.ts';
import type { MemoryWindow } from './memory-window.ts';
import type { Place } from './writer.ts';

/** The receipt of a notification on the disk: its record is settled when it is accepted or lost, and only then. */
export class SpooledReceipt implements Receipt {
  readonly isOnDisk = true;
  readonly #receipt: Receipt;
  readonly #log: Log;
  readonly #place: Place;

  constructor(receipt: Receipt, log: Log, place: Place) {
    this.#receipt = receipt;
    this.#log = log;
    this.#place = place;
  }

  accept(): void {
    this.#receipt.accept();
    this.#forget();
  }

  lose(reason: LossReason, detail: string, encoded?: EncodedNotification): void {
    // Only the memory is closed; the disk keeps the notification, so it is still pending.
    if (reason === 'closed') return;
    this.#receipt.lose(reason, detail, encoded);
    this.#forget();
  }

  #forget(): void {
    this.#log.settle(this.#place.segment, this.#place.sequence);
  }
}

/** The receipt of a notification in memory: once it is settled, there is room for the next one. */
export class WindowReceipt implements Receipt {
  readonly #receipt: Receipt;
  readonly #window: MemoryWindow;
  readonly #bytes: number;

  constructor(receipt: Receipt, window: MemoryWindow, bytes: number) {
    this.#receipt = receipt;
    this.#window = window;
    this.#bytes = bytes;
  }

  accept(): void {
    this.#receipt.accept();
    this.#window.leave(this.#bytes);
  }

  lose(reason: LossReason, detail: string, encoded?: EncodedNotification): void {
    this.#receipt.lose(reason, detail, encoded);
    this.#window.leave(this.#bytes);
  }

  get isOnDisk(): boolean {
    return this.#receipt.isOnDisk === true;
  }

  absorb(other: Receipt): boolean {
    if (!(other instanceof WindowReceipt) || this.#receipt.absorb?.(other.#receipt) !== true) return false;
    this.#window.leave(other.#bytes);
    return true;
  }
}
