// What went wrong with the files of a spool. Nothing of it may reach the handler that tells.
import { warn } from '../runtime/warnings.ts';

export class Failures {
  /** How many places were found that cannot be read. */
  damaged = 0;
  /** What failed last, until it is over. */
  error: string | undefined;
  #isNew = false;

  /** Whether it could be done; if not, that is said. */
  attempt(what: string, action: () => void): boolean {
    try {
      action();
      return true;
    } catch (error) {
      this.failed(what, error);
      return false;
    }
  }

  failed(what: string, error: unknown): void {
    const { code, message } = error as NodeJS.ErrnoException;
    this.error = `cannot ${what} (${code ?? message})`;
    this.#isNew = true;
    warn(`spool ${what}`, `the spool ${this.error}`);
  }

  /** Called at each look: what has not failed again since the last one is over. */
  forgetIfOver(): void {
    if (!this.#isNew) this.error = undefined;
    this.#isNew = false;
  }

  /** Says where something is that cannot be read. */
  damage(where: string, what: string): void {
    this.damaged++;
    warn(
      'spool damaged',
      `${what} in the spool, in ${where}: it is skipped, and the file is kept in 'damaged'`,
    );
  }
}
