/** A map of the most recent ids, up to a size. */
export class RecentMap<Value> {
  readonly #values = new Map<string, Value>();
  // Kept, since an iterator goes on after its last key. A new one would first visit all that were deleted, which takes
  // 6 µs when there are 10,000.
  readonly #oldest = this.#values.keys();
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  get(id: string): Value | undefined {
    return this.#values.get(id);
  }

  set(id: string, value: Value): void {
    this.#values.delete(id);
    this.#values.set(id, value);
    if (this.#values.size <= this.#most) return;
    const { value: oldest } = this.#oldest.next();
    if (oldest !== undefined) this.#values.delete(oldest);
  }

  forget(id: string): void {
    this.#values.delete(id);
  }
}
