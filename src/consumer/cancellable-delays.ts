interface Pause {
  readonly timer: NodeJS.Timeout;
  readonly resolve: () => void;
}

/** Delays that can all be cancelled at once. */
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

  /** Ends all current delays; later ones end at once. */
  end(): void {
    this.#isOver = true;
    for (const { timer, resolve } of this.#open) {
      clearTimeout(timer);
      resolve();
    }
    this.#open.clear();
  }
}
