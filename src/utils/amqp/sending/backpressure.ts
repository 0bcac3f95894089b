// Room for more on the way to the operating system. All links of a connection have one backlog, so a link without
// deliveries of its own would hear of nothing when it is gone.
import type { TransferWriter } from '../connection/transfer-writer.ts';

const MOST_BACKLOG = 2 ** 20; // bytes that the operating system has not taken yet

export class Backpressure {
  readonly #transfers: TransferWriter;
  readonly #found: () => void;
  #isWaiting = false;
  #hasWaited = false;

  /** `found` is told when it is worth a try again. */
  constructor(transfers: TransferWriter, found: () => void) {
    this.#transfers = transfers;
    this.#found = found;
  }

  /** Who has waited may send one, whatever the others sent meanwhile: they may be quicker each time. */
  get isThere(): boolean {
    return this.#hasWaited || this.#transfers.backlog < MOST_BACKLOG;
  }

  /** Something is sent. */
  use(): void {
    this.#hasWaited = false;
  }

  /** Waits until what is on its way now was taken. */
  wait(): void {
    if (this.#isWaiting) return;
    this.#isWaiting = true;
    this.#transfers.whenTaken(() => {
      this.#isWaiting = false;
      this.#hasWaited = true;
      this.#found();
    });
  }
}
