// The dispositions of a receiver link (AMQP 1.0, section 2.6.12).
import { setImmediate as setImmediatePromise } from 'node:timers/promises';
import type { Outcome } from '../codec/outcome.ts';
import type { Disposition } from '../codec/frame-writer.ts';
import type { AmqpError } from '../codec/amqp-error.ts';

export interface Settled {
  /** The id of the delivery. */
  readonly id: number;
  readonly outcome: Outcome;
  /** The reason of a rejection. */
  readonly error: AmqpError | undefined;
}

/**
 * Collects the outcomes of one turn of the event loop: one disposition for each run of consecutive ids. A turn may last
 * as long as messages arrive; in the end the peer would have no credit left, and both sides would wait for each other.
 */
export class DispositionBatch {
  readonly #give: (dispositions: readonly Disposition[]) => void;
  readonly #most: number;
  #waiting: Settled[] = [];

  /** `most` outcomes do not wait for the end of the turn. */
  constructor(most: number, give: (dispositions: readonly Disposition[]) => void) {
    this.#most = most;
    this.#give = give;
  }

  add(settled: Settled): void {
    const count = this.#waiting.push(settled);
    if (count === 1) setImmediate(this.#giveAll);
    if (count === this.#most) this.#giveAll();
  }

  /** Resolves when everything that was added is handed over. */
  async given(): Promise<void> {
    while (this.#waiting.length > 0) await setImmediatePromise();
  }

  readonly #giveAll = (): void => {
    if (this.#waiting.length === 0) return;
    const waiting = this.#waiting;
    this.#waiting = [];
    this.#give(dispositionsOf(waiting));
  };
}

/** Returns dispositions in the order of ids: handlers end in any order. */
function dispositionsOf(settled: Settled[]): Disposition[] {
  const dispositions: Disposition[] = [];
  for (const { id, outcome, error } of settled.sort((one, other) => one.id - other.id)) {
    const before = dispositions.at(-1);
    if (before !== undefined && follows(before, { id, outcome, error })) before.last = id;
    else dispositions.push({ first: id, last: id, outcome, error });
  }
  return dispositions;
}

function follows(before: Disposition, { id, outcome, error }: Settled): boolean {
  return (
    id === before.last + 1 && outcome === before.outcome && error?.description === before.error?.description
  );
}
