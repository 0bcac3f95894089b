import { entry, plain } from './table.ts';
import type { Attempt, Failed, Observer } from './attempt.ts';

/** The outcomes of the operations of an action. */
export interface Outcomes {
  ended: number;
  failed: number;
  /** Started, and without an end or failure when the stream ends. */
  unfinished: number;
}

/** Counts the operations by action and outcome. */
export class Operations implements Observer {
  readonly #actions = new Map<string, Outcomes>();

  started({ operation }: Attempt): void {
    if (operation.takes > 0) this.#of(operation.action).unfinished++;
  }

  settled({ operation }: Attempt, _at: number, failed: Failed | undefined): void {
    const outcomes = this.#of(operation.action);
    if (operation.takes > 0) outcomes.unfinished--;
    if (failed === undefined) outcomes.ended++;
    else outcomes.failed++;
  }

  result(): Record<string, Outcomes> {
    return plain(this.#actions, (outcomes) => ({ ...outcomes }));
  }

  #of(action: string): Outcomes {
    return entry(this.#actions, action, () => ({ ended: 0, failed: 0, unfinished: 0 }));
  }
}
