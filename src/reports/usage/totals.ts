import type { Named } from '../entry.ts';
import { keyOf } from '../named.ts';

/** What one project held of one kind. */
export interface Total {
  readonly project: Named;
  readonly kind: string;
  count: number;
  milliseconds: bigint;
  gigabyteMilliseconds: bigint;
}

/** Sums by project and kind. Bigints: a large sum would not fit into a number. */
export class Totals {
  readonly #totals = new Map<string, Total>();

  /** Returns the total to add to. */
  of(project: Named, kind: string): Total {
    const key = JSON.stringify([keyOf(project), kind]);
    const known = this.#totals.get(key);
    if (known !== undefined) return known;
    const made = { project, kind, count: 0, milliseconds: 0n, gigabyteMilliseconds: 0n };
    this.#totals.set(key, made);
    return made;
  }

  /** Returns the totals by project, then by kind. */
  sorted(): Total[] {
    const keyed = [...this.#totals.values()].map((total) => ({ total, by: nameOf(total.project) }));
    keyed.sort((one, other) => compared(one.by, other.by) || compared(one.total.kind, other.total.kind));
    return keyed.map(({ total }) => total);
  }
}

/** Returns a sort key: the name, then the id. */
function nameOf({ id, name }: Named): string {
  return `${name === '' ? id : name}\n${id}`;
}

function compared(one: string, other: string): number {
  return one === other ? 0 : one < other ? -1 : 1;
}
