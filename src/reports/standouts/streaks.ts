import type { Entry } from '../entry.ts';
import { keyOf } from '../named.ts';
import type { Streak } from './result.ts';
import { limits } from './rule.ts';

type Running = { -readonly [Member in keyof Streak]: Streak[Member] };

/** Finds what failed for the same user again and again, with no success between. */
export class Streaks {
  readonly #running = new Map<string, Running>();
  readonly #over: Streak[] = [];

  add(entry: Entry): void {
    const user = keyOf(entry.user);
    if (user === '') return;
    const key = JSON.stringify([user, entry.type, entry.action, keyOf(entry.resource)]);
    if (entry.phase === 'error') this.#fail(key, entry);
    else this.#end(key);
  }

  /** The longest first. */
  found(): Streak[] {
    const all = [...this.#over, ...[...this.#running.values()].filter(isLong)];
    return all.sort((one, other) => other.failures - one.failures || one.first - other.first);
  }

  #fail(key: string, { user, type, action, resource, at }: Entry): void {
    const known = this.#running.get(key);
    if (known === undefined) {
      const made = { user, action: `${type}.${action}`, resource, failures: 1, first: at, last: at };
      this.#running.set(key, made);
      return;
    }
    known.failures++;
    known.last = at;
  }

  #end(key: string): void {
    const known = this.#running.get(key);
    if (known === undefined) return;
    if (isLong(known)) this.#over.push(known);
    this.#running.delete(key);
  }
}

function isLong({ failures }: Streak): boolean {
  return failures >= limits.streak;
}
