/**
 * A pending response of a service, which a handler of the dashboard awaits. Unlike a promise, it settles synchronously,
 * so that the world's clock stands still meanwhile.
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
      // withNotifications rethrows it, and there is no caller left.
      if (thrown !== error) throw thrown;
    }
  }
}

/** Ignores the promise of a handler: its failure is rethrown to the caller, and there is none here. */
export function ignoreFailure(handled: unknown): void {
  Promise.resolve(handled).catch(() => undefined);
}
