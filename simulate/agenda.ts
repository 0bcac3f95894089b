import type { WorldClock } from './clock.ts';

/** An activity beside others: it yields the number of milliseconds that it waits. */
export type Process = Iterator<number, void>;

interface Entry {
  readonly due: number;
  readonly order: number;
  readonly process: Process;
}

/** Runs each process at its time: a binary heap, the next one first. */
export class Agenda {
  readonly #clock: WorldClock;
  readonly #heap: Entry[] = [];
  #orders = 0;

  constructor(clock: WorldClock) {
    this.#clock = clock;
  }

  add(process: Process): void {
    this.#put({ due: this.#clock.time, order: this.#orders++, process });
  }

  /** Runs the next step at its time; returns false when none is due before `end`. */
  step(end: number): boolean {
    const next = this.#heap[0];
    if (next === undefined || next.due >= end) return false;
    this.#clock.time = next.due;
    const { done, value } = next.process.next();
    this.#takeFirst();
    if (done !== true) this.#put({ ...next, due: next.due + Math.max(1, Math.round(value)) });
    return true;
  }

  #put(entry: Entry): void {
    const heap = this.#heap;
    let place = heap.push(entry) - 1;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      const above = heap[parent];
      if (above === undefined || isBefore(above, entry)) break;
      heap[place] = above;
      place = parent;
    }
    heap[place] = entry;
  }

  #takeFirst(): void {
    const heap = this.#heap;
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return;
    let place = 0;
    for (let child = this.#smallerChild(place); child !== undefined; child = this.#smallerChild(place)) {
      const below = heap[child];
      if (below === undefined || isBefore(last, below)) break;
      heap[place] = below;
      place = child;
    }
    heap[place] = last;
  }

  #smallerChild(place: number): number | undefined {
    const [left, right] = [this.#heap[2 * place + 1], this.#heap[2 * place + 2]];
    if (left === undefined) return undefined;
    return right !== undefined && isBefore(right, left) ? 2 * place + 2 : 2 * place + 1;
  }
}

// The order of steps at the same millisecond is the same in every run.
function isBefore(one: Entry, other: Entry): boolean {
  return one.due < other.due || (one.due === other.due && one.order < other.order);
}
