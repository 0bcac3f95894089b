/** A queue that accepts items back at its front. `shift` is O(1), which `Array.shift` of a long array is not. */
export class Deque<T> {
  #items: (T | undefined)[] = [];
  #head = 0;

  get length(): number {
    return this.#items.length - this.#head;
  }

  push(item: T): void {
    this.#items.push(item);
  }

  /** Puts items before all others, in their order. */
  putBack(items: readonly T[]): void {
    this.#items = [...items, ...(this.#items.slice(this.#head) as T[])];
    this.#head = 0;
  }

  peek(): T | undefined {
    return this.#items[this.#head];
  }

  last(): T | undefined {
    return this.#items[this.#items.length - 1];
  }

  shift(): T | undefined {
    const item = this.#items[this.#head];
    if (item === undefined) return undefined;
    this.#items[this.#head++] = undefined;
    // Copying only when half is empty keeps `shift` cheap on average.
    if (this.#head > 1024 && this.#head * 2 > this.#items.length) this.putBack([]);
    return item;
  }

  /** Removes and yields items from the front, as long as they match. */
  *shiftWhile(matches: (item: T) => boolean): Generator<T> {
    for (let item = this.peek(); item !== undefined && matches(item); item = this.peek()) {
      this.shift();
      yield item;
    }
  }
}
