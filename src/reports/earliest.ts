import TinyQueue from 'tinyqueue';
import { Deque } from '../utils/runtime/deque.ts';
import type { Entry } from './entry.ts';

interface Place {
  readonly entry: Entry;
  /** Arrival number, to break ties. */
  readonly came: number;
}

/** A priority queue of entries by time. Most arrive in order and go into a queue; the others, into a binary heap. */
export class Earliest {
  readonly #inOrder = new Deque<Entry>();
  readonly #heap = new TinyQueue<Place>([], byTime);
  #latest = -Infinity;
  #came = 0;

  get size(): number {
    return this.#inOrder.length + this.#heap.length;
  }

  get first(): Entry | undefined {
    return this.#isQueueFirst() ? this.#inOrder.peek() : this.#heap.peek()?.entry;
  }

  add(entry: Entry): void {
    if (entry.at < this.#latest) {
      this.#heap.push({ entry, came: this.#came++ });
      return;
    }
    this.#latest = entry.at;
    this.#inOrder.push(entry);
  }

  take(): Entry | undefined {
    return this.#isQueueFirst() ? this.#inOrder.shift() : this.#heap.pop()?.entry;
  }

  // Of entries of the same time, the queued one arrived first: once a later entry exists, all of that time go into the
  // heap.
  #isQueueFirst(): boolean {
    const place = this.#heap.peek();
    const queued = this.#inOrder.peek();
    return place === undefined || (queued !== undefined && queued.at <= place.entry.at);
  }
}

function byTime(one: Place, other: Place): number {
  return one.entry.at - other.entry.at || one.came - other.came;
}
