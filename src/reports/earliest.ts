import { Deque } from '../utils/runtime/deque.ts';
import type { Entry } from './entry.ts';

interface Place {
  readonly entry: Entry;
  /** The how manieth it is that came: of the same time, what came first is first. */
  readonly came: number;
}

/** Entries of which the earliest can be taken. Most come in order and wait in a queue; the others, in a binary heap. */
export class Earliest {
  readonly #inOrder = new Deque<Entry>();
  readonly #heap: Place[] = [];
  #latest = -Infinity;
  #came = 0;

  get size(): number {
    return this.#inOrder.length + this.#heap.length;
  }

  get first(): Entry | undefined {
    return this.#isQueueFirst() ? this.#inOrder.peek() : this.#heap[0]?.entry;
  }

  add(entry: Entry): void {
    if (entry.at < this.#latest) {
      this.#rise({ entry, came: this.#came++ });
      return;
    }
    this.#latest = entry.at;
    this.#inOrder.push(entry);
  }

  take(): Entry | undefined {
    return this.#isQueueFirst() ? this.#inOrder.shift() : this.#takeFromHeap();
  }

  // Of the same time, what is in the queue came first: after a later one, all of that time goes into the heap.
  #isQueueFirst(): boolean {
    const [place] = this.#heap;
    const queued = this.#inOrder.peek();
    return place === undefined || (queued !== undefined && queued.at <= place.entry.at);
  }

  #rise(place: Place): void {
    let at = this.#heap.push(place) - 1;
    for (let above = (at - 1) >> 1; at > 0 && isBefore(place, this.#heap[above]); above = (at - 1) >> 1) {
      this.#move(above, at);
      at = above;
    }
    this.#heap[at] = place;
  }

  #takeFromHeap(): Entry | undefined {
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
