// The latest ids kept, in ten bytes each: 64 bits of a hash with a secret seed, in two tables of fixed size. Two ids
// have the same hash once in 2^64: with 1.5 million remembered, one new id in 10^13 is mistaken for a known one.
import { randomBytes } from 'node:crypto';

const SLOTS = 2 ** 20;
const MAX = (SLOTS / 4) * 3; // more would make it slow to find a free slot

/** Remembers at least the last 786,432 ids, and at most twice as many, in 16 MiB. */
export class KnownIds {
  readonly #seeds = new Uint32Array(new Uint8Array(randomBytes(8)).buffer);
  readonly #hash = new Uint32Array(2);
  #newer = new Table();
  #older = new Table();

  has(id: string): boolean {
    this.#hashOf(id);
    return this.#newer.has(this.#hash) || this.#older.has(this.#hash);
  }

  add(id: string): void {
    this.#hashOf(id);
    if (this.#newer.isFull) this.#turn();
    this.#newer.add(this.#hash);
  }

  #turn(): void {
    [this.#newer, this.#older] = [this.#older, this.#newer];
    this.#newer.clear();
  }

  // The steps of MurmurHash3, in two lanes with secret seeds, so that a publisher cannot choose ids that collide.
  #hashOf(id: string): void {
    let [low, high] = [this.#seeds[0] ?? 0, this.#seeds[1] ?? 0];
    for (let at = 0; at < id.length; at++) {
      const unit = id.charCodeAt(at);
      low = mixed(low ^ unit, 0xcc9e2d51);
      high = mixed(high + unit, 0x1b873593) ^ (low >>> 7);
    }
    this.#hash[0] = finished(low ^ id.length) || 1; // 0 marks an empty slot
    this.#hash[1] = finished(high ^ low);
  }
}

class Table {
  readonly #slots = new Uint32Array(2 * SLOTS);
  #count = 0;

  get isFull(): boolean {
    return this.#count === MAX;
  }

  has(hash: Uint32Array): boolean {
    return this.#slots[this.#placeOf(hash)] !== 0;
  }

  add(hash: Uint32Array): void {
    const place = this.#placeOf(hash);
    if (this.#slots[place] === 0) this.#count++;
    this.#slots[place] = hash[0] ?? 0;
    this.#slots[place + 1] = hash[1] ?? 0;
  }

  clear(): void {
    this.#slots.fill(0);
    this.#count = 0;
  }

  /** Returns the position of the hash, or of the free slot for it. */
  #placeOf(hash: Uint32Array): number {
    const [low, high] = [hash[0], hash[1] ?? 0];
    const slots = this.#slots;
    let place = 2 * (high % SLOTS);
    while (slots[place] !== 0 && !(slots[place] === low && slots[place + 1] === high))
      place = (place + 2) % (2 * SLOTS);
    return place;
  }
}

function mixed(value: number, factor: number): number {
  const product = Math.imul(value, factor);
  return Math.imul((product << 13) | (product >>> 19), 5) + 0x52dce729;
}

function finished(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
