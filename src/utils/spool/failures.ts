// Failures with the files of a spool. None of them may reach the handler that emits.
import { warn } from '../runtime/warnings.ts';

export class Failures {
  /** The number of unreadable places found. */
  damaged = 0;
  /** The last failure, until it is over. */
  error: string | undefined;
  #isNew = false;

  /** Runs an action. Returns whether it succeeded, and warns if not. */
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

  /** Called at each look: clears a failure that has not recurred since the previous look. */
  forgetIfOver(): void {
    if (!this.#isNew) this.error = undefined;
    this.#isNew = false;
  }

  /** Reports a place that cannot be read. */
  damage(where: string, what: string): void {
    this.damaged++;
    warn(
      'spool damaged',
      `${what} in the spool, in ${where}: it is skipped, and the file is kept in 'damaged'`,
    );
  }
}
