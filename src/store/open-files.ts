// Lets few files be open at once, however many days are written to. Who wants one more has that let go of which was opened
// first.
import { Semaphore } from '../consumer/semaphore.ts';

/** Who has a file open. */
export interface Opener {
  /** Lets go of it, after what is being done with it. */
  rest(): Promise<void>;
}

const MOST = 16;

export class OpenFiles {
  readonly #slots = new Semaphore(MOST);
  /** Those who may be asked to let go, in the order in which they opened. */
  readonly #open = new Set<Opener>();
  /** For how many of those who wait nobody was asked yet. */
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

  /** Its file is closed. */
  leave(opener: Opener): void {
    this.#open.delete(opener);
    this.#slots.give();
  }

  #askForOne(): void {
    const [first] = this.#open;
    if (first === undefined || this.#wanted === 0) return;
    this.#wanted--;
    this.#open.delete(first);
    // Who cannot, as the disk fails, keeps his file: then one more is open.
    first.rest().catch(() => {
      this.#slots.give();
    });
  }
}
