// Backpressure of the operating system. All links of a connection share one backlog, so a link without deliveries of
// its own would not notice when it is gone.
import type { TransferWriter } from '../connection/transfer-writer.ts';

const MAX_BACKLOG = 2 ** 20; // bytes that the operating system has not accepted yet

export class Backpressure {
  readonly #transfers: TransferWriter;
  readonly #found: () => void;
  #isWaiting = false;
  #hasWaited = false;

  /** `found` is called when it is worth trying again. */
  constructor(transfers: TransferWriter, found: () => void) {
    this.#transfers = transfers;
    this.#found = found;
  }

  /** A link that has waited may send one message, whatever the others sent meanwhile: they may be quicker each time. */
  get isThere(): boolean {
    return this.#hasWaited || this.#transfers.backlog < MAX_BACKLOG;
  }

  /** A message is sent. */
  use(): void {
    this.#hasWaited = false;
  }

  /** Waits until the operating system has accepted everything that is on its way now. */
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
