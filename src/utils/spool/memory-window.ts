// The part of a spool that is in memory. The rest stays on the disk, so memory is flat however long the broker is away.

const MAX = 16_384;
const MAX_BYTES = 16 * 2 ** 20;

export class MemoryWindow {
  readonly #most: number;
  readonly #mostBytes: number;
  #count = 0;
  #bytes = 0;
  #waiting: (() => void) | undefined;

  constructor(maxPending: number, maxPendingBytes: number) {
    this.#most = Math.min(MAX, maxPending);
    this.#mostBytes = Math.min(MAX_BYTES, maxPendingBytes);
  }

  hasRoom(bytes: number): boolean {
    return this.#count === 0 || (this.#count < this.#most && this.#bytes + bytes <= this.#mostBytes);
  }

  enter(bytes: number): void {
    this.#count++;
    this.#bytes += bytes;
  }

  leave(bytes: number): void {
    this.#count--;
    this.#bytes -= bytes;
    this.wake();
  }

  /** Resolves when a notification has left, or at `wake`. */
  change(): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting = resolve;
    });
  }

  wake(): void {
    this.#waiting?.();
    this.#waiting = undefined;
  }
}
