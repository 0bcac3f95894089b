/**
 * An answer of a service that is not there yet: what a handler of the dashboard awaits. Unlike a promise it settles at
 * once when it is told to, so that the world's clock stands still meanwhile.
 */
export class Later<T> {
  #ended: ((result: T) => unknown) | undefined;
  #failed: ((error: unknown) => unknown) | undefined;

  then(ended: (result: T) => unknown, failed: (error: unknown) => unknown): void {
    this.#ended = ended;
    this.#failed = failed;
  }

  end(result: T): void {
    this.#ended?.(result);
  }

  fail(error: unknown): void {
    try {
      this.#failed?.(error);
    } catch (thrown) {
      // withNotifications throws it on, and nobody is left to hear it.
      if (thrown !== error) throw thrown;
    }
  }
}

/** Lets the promise of a handler be: its failure is thrown on to whoever called it, and here nobody does. */
export function ignoreFailure(handled: unknown): void {
  Promise.resolve(handled).catch(() => undefined);
}
