import type { Tally } from './tally.ts';

/** The longest gap between a user's notifications within a session: milliseconds. */
export const SESSION_QUIET: number = 30 * 60_000;

/** The resource without an id: mostly not created yet, and it may get another name in the next try. */
export const UNMADE = '';

/** The sessions of one user, one after the other. */
export class Sessions {
  #last = -Infinity;
  #isCounted = false;
  /** The latest actions in this session, at most two. */
  #before: readonly string[] = [];
  /** Failures without a retry so far: their tallies by action and resource. */
  readonly #failed = new Map<string, Tally[]>();
  /** The number of sessions that count. */
  count = 0;

  /** Notes activity of the user: after a long gap, a new session begins. */
  touch(at: number): void {
    if (at - this.#last > SESSION_QUIET) this.end();
    this.#last = Math.max(this.#last, at);
  }

  /** Starts an action and returns those just before it, at most two. A failure of the same action counts as retried. */
  begin(action: string, resource: string): readonly string[] {
    const before = this.#before;
    this.#before = [...before.slice(-1), action];
    if (this.#failed.size > 0) this.#tryAgain(action, resource);
    return before;
  }

  #tryAgain(action: string, resource: string): void {
    for (const key of [keyOf(action, resource), keyOf(action, UNMADE)]) {
      for (const tally of this.#failed.get(key) ?? []) tally.retried++;
      this.#failed.delete(key);
    }
  }

  /** Marks this session as one that counts. */
  countIt(): void {
    if (!this.#isCounted) this.count++;
    this.#isCounted = true;
  }

  /** Records a failure. `resource` is the id of the resource, or `UNMADE`. */
  fail(action: string, resource: string, tally: Tally): void {
    const key = keyOf(action, resource);
    const known = this.#failed.get(key);
    if (known === undefined) this.#failed.set(key, [tally]);
    else known.push(tally);
  }

  /** Ends the session: failures without a retry count as given up. */
  end(): void {
    for (const tally of [...this.#failed.values()].flat()) tally.gaveUp++;
    this.#failed.clear();
    this.#before = [];
    this.#isCounted = false;
  }
}

function keyOf(action: string, resource: string): string {
  return `${action} ${resource}`;
}
