import { Deque } from '../runtime/deque.ts';
import type { Generation, Ledger, PendingReceipt } from '../notifier/ledger.ts';

/** What one after the other was parked, and belongs to the same flush. */
interface Run {
  readonly generation: Generation;
  count: number;
}

/** The receipts of what waits on a disk, in order: as counts, since there may be millions. */
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

  /** Takes over what another process has told: from now on it is in our account. */
  inherit(count: number): void {
    if (count > 0) this.#add(this.#ledger.inherit(count), count);
  }

  /** A receipt for the first of those that were parked. */
  unpark(eventType: string): PendingReceipt {
    const run = this.#runs.peek();
    if (run === undefined) return this.#ledger.begin(eventType);
    this.#size--;
    if (--run.count === 0) this.#runs.shift();
    return this.#ledger.again(eventType, run.generation);
  }

  /** Another process has taken over what was parked: it is in its account now, and not in ours. */
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
