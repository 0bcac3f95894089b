/** The median of the latest numbers; of an even count, the lower of the middle two. */
export class RunningMedian {
  /** A ring, in the order of arrival. */
  readonly #came: Float64Array;
  readonly #sorted: Float64Array;
  #count = 0;

  constructor(most: number) {
    this.#came = new Float64Array(most);
    this.#sorted = new Float64Array(most);
  }

  /** Adds a number and returns the new median. */
  add(number: number): number {
    const most = this.#came.length;
    const place = this.#count % most;
    const size = Math.min(this.#count, most - 1);
    if (this.#count >= most) this.#remove(this.#came[place] ?? 0);
    this.#insert(number, size);
    this.#came[place] = number;
    this.#count++;
    return this.#sorted[size >> 1] ?? number;
  }

  #remove(number: number): void {
    const at = this.#sorted.indexOf(number);
    this.#sorted.copyWithin(at, at + 1);
  }

  #insert(number: number, size: number): void {
    let at = size;
    for (; at > 0 && (this.#sorted[at - 1] ?? 0) > number; at--) this.#sorted[at] = this.#sorted[at - 1] ?? 0;
    this.#sorted[at] = number;
  }
}
