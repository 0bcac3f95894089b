import type { ActionCounts } from './result.ts';

/** The counts of one action in one view. */
export class Tally {
  readonly #view: string;
  readonly #action: string;
  readonly #byUser = new Map<string, number>();
  operations = 0;
  ended = 0;
  failed = 0;
  retried = 0;
  gaveUp = 0;

  constructor(view: string, action: string) {
    this.#view = view;
    this.#action = action;
  }

  /** Counts operations; the empty key stands for an unknown user. */
  begin(user: string, count: number): void {
    this.operations += count;
    if (user !== '') this.#byUser.set(user, (this.#byUser.get(user) ?? 0) + count);
  }

  counts(): ActionCounts {
    const { operations, ended, failed, retried, gaveUp } = this;
    return {
      ...{ view: this.#view, action: this.#action, operations, users: this.#byUser.size },
      ...{ ended, failed, unfinished: operations - ended - failed, retried, gaveUp },
    };
  }

  /** Returns the number of operations per user key. */
  byUser(): ReadonlyMap<string, number> {
    return this.#byUser;
  }
}
