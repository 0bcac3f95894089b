import TinyQueue from 'tinyqueue';
import { Deque } from '../utils/runtime/deque.ts';
import type { Entry } from './entry.ts';

interface Place {
  readonly entry: Entry;
  /** Arrival number, to break ties. */
  readonly came: number;
}

/** Entries of which the earliest can be taken. Most come in order and wait in a queue; the others, in a binary heap. */
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

  // Of the same time, what is in the queue came first: after a later one, all of that time goes into the heap.
  #isQueueFirst(): boolean {
    const place = this.#heap.peek();
    const queued = this.#inOrder.peek();
    return place === undefined || (queued !== undefined && queued.at <= place.entry.at);
  }
}

function byTime(one: Place, other: Place): number {
  return one.entry.at - other.entry.at || one.came - other.came;
}
