import type { Entry } from './entry.ts';

interface Place {
  readonly entry: Entry;
  /** The how manieth it is that came: of the same time, what came first is first. */
  readonly came: number;
}

/** Entries of which the earliest can be taken: a binary heap. */
export class Earliest {
  readonly #heap: Place[] = [];
  #came = 0;

  get size(): number {
    return this.#heap.length;
  }

  get first(): Entry | undefined {
    return this.#heap[0]?.entry;
  }

  add(entry: Entry): void {
    const place = { entry, came: this.#came++ };
    let at = this.#heap.push(place) - 1;
    for (let above = (at - 1) >> 1; at > 0 && isBefore(place, this.#heap[above]); above = (at - 1) >> 1) {
      this.#move(above, at);
      at = above;
    }
    this.#heap[at] = place;
  }

  take(): Entry | undefined {
    const [first] = this.#heap;
    const last = this.#heap.pop();
    if (last !== undefined && last !== first) this.#sink(last);
    return first?.entry;
  }

  #sink(place: Place): void {
    let at = 0;
    for (let below = this.#lesser(1); isBefore(this.#heap[below], place); below = this.#lesser(2 * at + 1)) {
      this.#move(below, at);
      at = below;
    }
    this.#heap[at] = place;
  }

  /** The earlier one of two that stand side by side. */
  #lesser(left: number): number {
    return isBefore(this.#heap[left + 1], this.#heap[left]) ? left + 1 : left;
  }

  #move(from: number, to: number): void {
    const place = this.#heap[from];
    if (place !== undefined) this.#heap[to] = place;
  }
}

function isBefore(one: Place | undefined, other: Place | undefined): boolean {
  if (one === undefined || other === undefined) return false;
  return one.entry.at === other.entry.at ? one.came < other.came : one.entry.at < other.entry.at;
}
