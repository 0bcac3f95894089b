// One file of a log, and what of it is settled. Outcomes come in any order; a file goes when all of it is settled.

const DIGITS = 16; // names sort as numbers do

export class Segment {
  readonly name: string;
  /** The sequence of its first record. */
  readonly first: number;
  /** The sequence after its last record. */
  next: number;
  /** Bytes, up to the end of the last record. */
  size: number;
  /** Whether records are still added to it. */
  isOpen = false;
  /** Whether its end is there: a file that was cut lacks it. */
  isFinished = false;
  /** Whether something in it cannot be read. */
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

  /** The sequence of the first record that is not settled. */
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
