interface Pause {
  readonly timer: NodeJS.Timeout;
  readonly resolve: () => void;
}

/** Pauses that can all be ended at once. */
export class CancellableDelays {
  readonly #open = new Set<Pause>();
  #isOver = false;

  async pause(ms: number): Promise<void> {
    if (this.#isOver) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(() => {
        this.#open.delete(pause);
        resolve();
      }, ms);
      const pause = { timer, resolve };
      this.#open.add(pause);
    });
  }

  /** Ends those that are going on. There are none from now on. */
  end(): void {
    this.#isOver = true;
    for (const { timer, resolve } of this.#open) {
      clearTimeout(timer);
      resolve();
    }
    this.#open.clear();
  }
}
