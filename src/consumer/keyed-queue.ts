/** Runs work of the same key one after the other, in the order of arrival, and work of other keys beside it. */
export class KeyedQueue {
  readonly #last = new Map<string, Promise<void>>();

  /** `work`, and so this, returns a promise only when there is something to wait for. */
  inLine(key: string | undefined, work: () => Promise<void> | undefined): Promise<void> | undefined {
    const before = key === undefined ? undefined : this.#last.get(key);
    const mine = before === undefined ? work() : before.then(work);
    if (key === undefined || mine === undefined) return mine;
    const end = mine.then(() => {
      if (this.#last.get(key) === end) this.#last.delete(key);
    });
    this.#last.set(key, end);
    return end;
  }
}
