// Creations of several instances at once: each instance should have a notification of its own.
import { number, read } from '../../utils/describing/safe-read.ts';
import type { Entry, Named } from '../entry.ts';
import { keyOf } from '../named.ts';
import type { ChangeOf } from './change.ts';

/** Instances of one request, by one user. */
export interface Order {
  /** The time of the first end. */
  readonly at: number;
  readonly project: Named;
  /** The name in the first end: Nova gives each instance a name of its own. */
  readonly name: string;
  /** The number of instances without a notification. */
  readonly missing: number;
}

interface OpenOrder {
  at: number;
  project: Named;
  name: string;
  /** The number of instances in each order. */
  readonly count: number;
  /** The number requested in total, from the starts, without the failed ones. */
  asked: number;
  readonly ids: Set<string>;
}

/** Compares the number of instances requested with the number reported. Memory grows with such requests. */
export class Orders {
  readonly #orders = new Map<string, OpenOrder>();

  add(entry: Entry, ofIt: ChangeOf | undefined): void {
    const count = countIn(entry);
    if (count === undefined) return;
    const order = this.#orderOf(entry, count);
    if (entry.phase === 'start') order.asked += count;
    else if (entry.phase === 'error') order.asked -= count;
    else end(order, entry, ofIt?.change.reported.project ?? entry.project);
  }

  /** Yields the orders with missing instances. Without any success, none was created. */
  *short(): Generator<Order> {
    for (const { at, project, name, count, asked, ids } of this.#orders.values()) {
      const missing = Math.max(asked, count) - ids.size;
      if (ids.size > 0 && missing > 0) yield { at, project, name, missing };
    }
  }

  // Without a request id, the user stands for it: only one of the ends has the operation of the start.
  #orderOf({ requestId = '', user, project }: Entry, count: number): OpenOrder {
    const key = JSON.stringify([requestId, keyOf(user), keyOf(project), count]);
    const known = this.#orders.get(key);
    if (known !== undefined) return known;
    const made = { at: Infinity, project, name: '', count, asked: 0, ids: new Set<string>() };
    this.#orders.set(key, made);
    return made;
  }
}

function end(order: OpenOrder, { at, resource }: Entry, owner: Named): void {
  order.ids.add(keyOf(resource));
  if (at >= order.at) return;
  Object.assign(order, { at, project: owner, name: resource.name });
}

/** `undefined` for an instance created alone. */
function countIn({ type, action, payload }: Entry): number | undefined {
  if (type !== 'instance' || action !== 'create') return undefined;
  const count = number(read(read(payload, 'parameters'), 'count'));
  return count !== undefined && Number.isSafeInteger(count) && count > 1 ? count : undefined;
}
