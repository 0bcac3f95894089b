/**
 * A map of the latest keys: at least this many, and at most twice as many. To drop one key at a time would take longer:
 * a `Map` walks over deleted entries to find its oldest key.
 */
export class Latest<Value> {
  readonly #atLeast: number;
  #recent = new Map<string, Value>();
  #older: ReadonlyMap<string, Value> = new Map();

  constructor(atLeast: number) {
    this.#atLeast = atLeast;
  }

  get(key: string): Value | undefined {
    return this.#recent.get(key) ?? this.#older.get(key);
  }

  set(key: string, value: Value): void {
    this.#recent.set(key, value);
    if (this.#recent.size < this.#atLeast) return;
    this.#older = this.#recent;
    this.#recent = new Map();
  }
}
