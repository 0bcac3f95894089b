// Hands over what is only on the disk, one log after the other, as far as there is room in memory.
import type { Log } from './log.ts';
import type { Failures } from './failures.ts';
import type { Found, Unread } from './unread.ts';
import type { MemoryWindow } from './memory-window.ts';

/** A log, and how far it has been read. */
export interface Source {
  readonly log: Log;
  readonly unread: Unread;
}

export class ReadBack {
  readonly #sources: () => readonly Source[];
  readonly #hand: (log: Log, found: Found) => void;
  readonly #window: MemoryWindow;
  readonly #trouble: Failures;
  /** The sources whose last read failed. */
  readonly #stuck = new Set<Source>();
  #running: Promise<void> | undefined;
  #isClosed = false;

  constructor(
    sources: () => readonly Source[],
    hand: (log: Log, found: Found) => void,
    window: MemoryWindow,
    trouble: Failures,
  ) {
    this.#sources = sources;
    this.#hand = hand;
    this.#window = window;
    this.#trouble = trouble;
  }

  get isRunning(): boolean {
    return this.#running !== undefined;
  }

  /**
   * Starts, unless it is running. A failed source waits for `tryAgain`: otherwise it would be opened for each
   * notification.
   */
  start(): void {
    if (this.#next !== undefined) this.#running ??= this.#run();
  }

  tryAgain(): void {
    this.#stuck.clear();
    this.start();
  }

  /** Stops. Resolves when nothing more is handed over. */
  close(): Promise<void> | undefined {
    this.#isClosed = true;
    this.#window.wake();
    return this.#running;
  }

  get #next(): Source | undefined {
    if (this.#isClosed) return undefined;
    return this.#sources().find((source) => source.log.parking.size > 0 && !this.#stuck.has(source));
  }

  // A log that cannot be read now does not block the others: its disk may be broken for good.
  async #run(): Promise<void> {
    for (let source = this.#next; source !== undefined; source = this.#next) {
      try {
        await this.#read(source);
      } catch (error) {
        this.#stuck.add(source);
        this.#trouble.failed('be read back', error);
      }
    }
    this.#running = undefined;
  }

  async #read({ log, unread }: Source): Promise<void> {
    for await (const found of unread.records()) {
      const bytes = found.encoded?.bytes ?? 0;
      while (!this.#isClosed && !this.#window.hasRoom(bytes)) await this.#window.change();
      if (this.#isClosed) break;
      if (!log.isGone) this.#hand(log, found);
    }
  }
}
