import type { Window } from '../report.ts';

const NOWHERE = 2 ** 32;

/** Durations with their times, in 16 bytes each, so that percentiles can be exact. */
export class Samples {
  #times = new Float64Array(16);
  #values = new Float64Array(16);
  #count = 0;

  add(at: number, value: number): void {
    if (this.#count === this.#times.length) this.#grow();
    this.#times[this.#count] = at;
    this.#values[this.#count++] = value;
  }

  forEach(take: (at: number, value: number) => void): void {
    for (let index = 0; index < this.#count; index++) take(this.#times[index] ?? 0, this.#values[index] ?? 0);
  }

  #grow(): void {
    this.#times = doubled(this.#times);
    this.#values = doubled(this.#values);
  }
}

function doubled(array: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(array.length * 2);
  larger.set(array);
  return larger;
}

/** Returns the values in each of several consecutive windows, all of one length but the last. */
export function split(all: readonly Samples[], windows: readonly Window[]): Float64Array[] {
  const placeOf = placesIn(windows);
  const counts = new Uint32Array(windows.length);
  forEach(all, (at) => {
    const place = placeOf(at);
    counts[place] = (counts[place] ?? 0) + 1;
  });
  const parts = Array.from(counts, (count) => new Float64Array(count));
  forEach(all, (at, value) => {
    const place = placeOf(at);
    const left = (counts[place] ?? 0) - 1;
    counts[place] = left;
    const part = parts[place];
    if (part !== undefined) part[left] = value;
  });
  return parts;
}

function forEach(all: readonly Samples[], take: (at: number, value: number) => void): void {
  for (const samples of all) samples.forEach(take);
}

/** Returns the index of the window that contains a time; outside all of them, an index that no array has. */
function placesIn(windows: readonly Window[]): (at: number) => number {
  const [first = { from: 0, to: 0 }] = windows;
  const { to } = windows.at(-1) ?? first;
  const length = first.to - first.from;
  return (at) => (at >= first.from && at < to ? Math.floor((at - first.from) / length) : NOWHERE);
}
