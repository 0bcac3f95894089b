// A file of a log, and which of its records are settled. Outcomes arrive in any order; the file is removed when all
// records are settled.

const DIGITS = 16; // so that names sort as numbers do

export class Segment {
  readonly name: string;
  /** The sequence of its first record. */
  readonly first: number;
  /** The sequence after its last record. */
  next: number;
  /** The size in bytes, up to the end of the last record. */
  size: number;
  /** Whether records are still added to it. */
  isOpen = false;
  /** Whether its end record is there; a truncated file lacks it. */
  isFinished = false;
  /** Whether part of it cannot be read. */
  isDamaged = false;
  #settledTo: number;
  readonly #settledAhead = new Set<number>();

  constructor(first: number, next: number = first, size = 0, settledTo: number = first) {
    this.name = `${String(first).padStart(DIGITS, '0')}.log`;
    this.first = first;
    this.next = next;
    this.size = size;
    this.#settledTo = Math.min(Math.max(first, settledTo), next);
  }

  /** The sequence of the first unsettled record. */
  get settledTo(): number {
    return this.#settledTo;
  }

  get isSettled(): boolean {
    return this.#settledTo === this.next;
  }

  settle(sequence: number): void {
    if (sequence === this.#settledTo) this.#settledTo++;
    else this.#settledAhead.add(sequence);
    while (this.#settledAhead.delete(this.#settledTo)) this.#settledTo++;
  }
}
