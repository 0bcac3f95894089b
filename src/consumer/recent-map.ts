/** What is known of the last so many ids. */
export class RecentMap<Value> {
  readonly #values = new Map<string, Value>();
  // Kept: it goes on after the last one that it gave. A new one would first look at all that were deleted, which takes
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
