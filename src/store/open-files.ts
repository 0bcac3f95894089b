// Limits the number of open files, however many days are written to. To open one more, the one opened first is closed.
import { Semaphore } from '../consumer/semaphore.ts';

/** The owner of an open file. */
export interface Opener {
  /** Closes the file after its pending operations. */
  rest(): Promise<void>;
}

const MAX = 16;

export class OpenFiles {
  readonly #slots = new Semaphore(MAX);
  /** The openers that can be asked to close, in the order of opening. */
  readonly #open = new Set<Opener>();
  /** The number of waiting openers for which no file is being closed yet. */
  #wanted = 0;

  /** Resolves when another file may be opened. */
  async enter(opener: Opener): Promise<void> {
    const turn = this.#slots.take();
    if (turn !== undefined) {
      this.#wanted++;
      this.#askForOne();
      await turn;
    }
    this.#open.add(opener);
    this.#askForOne();
  }

  /** Notes that the file is closed. */
  leave(opener: Opener): void {
    this.#open.delete(opener);
    this.#slots.give();
  }

  #askForOne(): void {
    const [first] = this.#open;
    if (first === undefined || this.#wanted === 0) return;
    this.#wanted--;
    this.#open.delete(first);
    // If the disk fails and the file cannot be closed, one more is open.
    first.rest().catch(() => {
      this.#slots.give();
    });
  }
}
