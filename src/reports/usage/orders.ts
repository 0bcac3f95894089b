// Creations of several at once: each that was made should be told by itself.
import { number, read } from '../../utils/describing/safe-read.ts';
import type { Entry, Named } from '../entry.ts';
import { keyOf } from '../named.ts';
import type { ChangeOf } from './change.ts';

/** Instances that were asked for together, by one user in one request. */
export interface Order {
  /** When the first of them was told. */
  readonly at: number;
  readonly project: Named;
  /** As it was told first: Nova gives each a name of its own. */
  readonly name: string;
  /** How many of them nobody told. */
  readonly missing: number;
}

interface Told {
  at: number;
  project: Named;
  name: string;
  /** How many each order is of. */
  readonly count: number;
  /** How many were asked for in all, as far as starts were told, and did not fail. */
  asked: number;
  readonly ids: Set<string>;
}

/** Compares how many were asked for with those that were told. Memory grows with what was asked for together. */
export class Orders {
  readonly #told = new Map<string, Told>();

  add(entry: Entry, ofIt: ChangeOf | undefined): void {
    const count = countIn(entry);
    if (count === undefined) return;
    const told = this.#toldOf(entry, count);
    if (entry.phase === 'start') told.asked += count;
    else if (entry.phase === 'error') told.asked -= count;
    else end(told, entry, ofIt?.change.told.project ?? entry.project);
  }

  /** Those of which some are missing. Where nothing ended well, nothing was made. */
  *short(): Generator<Order> {
    for (const { at, project, name, count, asked, ids } of this.#told.values()) {
      const missing = Math.max(asked, count) - ids.size;
      if (ids.size > 0 && missing > 0) yield { at, project, name, missing };
    }
  }

  // Without a request, the user stands for it: only one of the ends has the operation of the start.
  #toldOf({ requestId = '', user, project }: Entry, count: number): Told {
    const key = JSON.stringify([requestId, keyOf(user), keyOf(project), count]);
    const known = this.#told.get(key);
    if (known !== undefined) return known;
    const made = { at: Infinity, project, name: '', count, asked: 0, ids: new Set<string>() };
    this.#told.set(key, made);
    return made;
  }
}

function end(told: Told, { at, resource }: Entry, owner: Named): void {
  told.ids.add(keyOf(resource));
  if (at >= told.at) return;
  Object.assign(told, { at, project: owner, name: resource.name });
}

/** Nothing of what is made by itself. */
function countIn({ type, action, payload }: Entry): number | undefined {
  if (type !== 'instance' || action !== 'create') return undefined;
  const count = number(read(read(payload, 'parameters'), 'count'));
  return count !== undefined && Number.isSafeInteger(count) && count > 1 ? count : undefined;
}
