import { Deque } from '../runtime/deque.ts';
import type { Generation, Ledger, PendingReceipt } from '../notifier/ledger.ts';

/** Receipts parked one after the other that belong to the same flush. */
interface Run {
  readonly generation: Generation;
  count: number;
}

/** The receipts of notifications that are only on the disk, in order. Kept as counts, since there may be millions. */
export class ParkedReceipts {
  readonly #ledger: Ledger;
  readonly #runs = new Deque<Run>();
  #size = 0;

  constructor(ledger: Ledger) {
    this.#ledger = ledger;
  }

  get size(): number {
    return this.#size;
  }

  park({ generation }: PendingReceipt): void {
    this.#add(generation, 1);
  }

  /** Takes over notifications that another process has emitted: from now on this process counts them. */
  inherit(count: number): void {
    if (count > 0) this.#add(this.#ledger.inherit(count), count);
  }

  /** Returns a receipt for the first parked notification. */
  unpark(eventType: string): PendingReceipt {
    const run = this.#runs.peek();
    if (run === undefined) return this.#ledger.begin(eventType);
    this.#size--;
    if (--run.count === 0) this.#runs.shift();
    return this.#ledger.again(eventType, run.generation);
  }

  /** Drops everything that is parked: another process has taken it over, and counts it instead of this one. */
  disown(): void {
    for (let run = this.#runs.shift(); run !== undefined; run = this.#runs.shift()) {
      this.#ledger.disown(run.generation, run.count);
    }
    this.#size = 0;
  }

  #add(generation: Generation, count: number): void {
    const last = this.#runs.last();
    if (last?.generation === generation) last.count += count;
    else this.#runs.push({ generation, count });
    this.#size += count;
  }
}
