import type { Tally } from './tally.ts';

/** How long a user may tell nothing within a session: milliseconds. */
export const SESSION_QUIET: number = 30 * 60_000;

/** What has no id: mostly it is not there yet, and may get another name in the next try. */
export const UNMADE = '';

/** What one user does, one session after the other. */
export class Sessions {
  #last = -Infinity;
  #isCounted = false;
  /** What was begun last in this session, at most two actions. */
  #before: readonly string[] = [];
  /** What failed and was not tried again: where each failure counts, by action and resource. */
  readonly #failed = new Map<string, Tally[]>();
  /** How many there were, of those that count. */
  count = 0;

  /** The user tells something: a session begins when it was quiet before. */
  touch(at: number): void {
    if (at - this.#last > SESSION_QUIET) this.end();
    this.#last = Math.max(this.#last, at);
  }

  /** What was begun just before it, at most two actions. What failed before is tried again, when it is the same. */
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

  /** This session is one of those that count. */
  countIt(): void {
    if (!this.#isCounted) this.count++;
    this.#isCounted = true;
  }

  /** `resource` is the id of what it failed on, or `UNMADE`. */
  fail(action: string, resource: string, tally: Tally): void {
    const key = keyOf(action, resource);
    const known = this.#failed.get(key);
    if (known === undefined) this.#failed.set(key, [tally]);
    else known.push(tally);
  }

  /** What failed is given up. */
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
