/** Lets what has the same key be done one after the other, in the order in which it came; all else beside. */
export class Lines {
  readonly #last = new Map<string, Promise<void>>();

  async inLine(key: string | undefined, work: () => Promise<void>): Promise<void> {
    if (key === undefined) return work();
    const mine = after(this.#last.get(key), work);
    this.#last.set(key, mine);
    await mine;
    if (this.#last.get(key) === mine) this.#last.delete(key);
  }
}

async function after(before: Promise<void> | undefined, work: () => Promise<void>): Promise<void> {
  await before;
  await work();
}
