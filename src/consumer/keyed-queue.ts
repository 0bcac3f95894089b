/** Lets what has the same key be done one after the other, in the order in which it came; all else beside. */
export class KeyedQueue {
  readonly #last = new Map<string, Promise<void>>();

  /** `work`, and so this, gives a promise only when there is something to wait for. */
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
