import type { Entry } from '../entry.ts';
import { keyOf } from '../named.ts';
import type { Streak } from './result.ts';
import { limits } from './rule.ts';

type Running = { -readonly [Member in keyof Streak]: Streak[Member] };

/** A resource with neither an id nor a name, such as one not created yet. */
const UNMADE = '';

/** Finds repeated failures for the same user, without a success between them. */
export class Streaks {
  /** By user and action, then by resource. */
  readonly #running = new Map<string, Map<string, Running>>();
  readonly #over: Streak[] = [];

  add(entry: Entry): void {
    const user = keyOf(entry.user);
    if (user === '') return;
    const key = JSON.stringify([user, entry.type, entry.action]);
    if (entry.phase === 'error') this.#fail(key, entry);
    else this.#end(key, entry);
  }

  /** Returns the streaks, longest first. */
  found(): Streak[] {
    const running = [...this.#running.values()].flatMap((each) => [...each.values()]);
    const all = [...this.#over, ...running.filter(isLong)];
    return all.sort((one, other) => other.failures - one.failures || one.first - other.first);
  }

  #fail(key: string, { user, type, action, resource, at, count }: Entry): void {
    const failing = this.#running.get(key) ?? new Map<string, Running>();
    this.#running.set(key, failing);
    const known = failing.get(keyOf(resource));
    if (known === undefined) {
      const made = { user, action: `${type}.${action}`, resource, failures: count, first: at, last: at };
      failing.set(keyOf(resource), made);
      return;
    }
    known.failures += count;
    known.last = at;
  }

  /** A resource that could not be created had at most a name; a success of the creation ends its streak. */
  #end(key: string, { resource: { id, name } }: Entry): void {
    const failing = this.#running.get(key);
    if (failing === undefined) return;
    for (const each of [id, name, UNMADE]) this.#over.push(...takeLong(failing, each));
    if (failing.size === 0) this.#running.delete(key);
  }
}

function takeLong(failing: Map<string, Running>, resource: string): Streak[] {
  const known = failing.get(resource);
  failing.delete(resource);
  return known !== undefined && isLong(known) ? [known] : [];
}

function isLong({ failures }: Streak): boolean {
  return failures >= limits.streak;
}
