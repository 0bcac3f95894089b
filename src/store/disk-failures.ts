// Reports a disk failure once, and once its end.
import { emitWarning } from '../utils/runtime/warnings.ts';

export class DiskFailures {
  readonly #failing = new Set<string>();

  failed(path: string, error: unknown): void {
    const isNew = this.#failing.size === 0;
    this.#failing.add(path);
    if (isNew)
      emitWarning(
        `${path} cannot be written (${codeOf(error)}): no notification is accepted until then; trying again`,
      );
  }

  over(path: string): void {
    if (!this.#failing.delete(path) || this.#failing.size > 0) return;
    emitWarning(`${path} is written again`);
  }
}

/** Returns the error's code, or its message. */
export function codeOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return code ?? message.replace(/\n[^]*/, '');
}
