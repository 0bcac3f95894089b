import type { PathCount } from './result.ts';

const MAX_PATHS = 100_000; // counted paths, all different

/** Counts sequences of actions. Memory is bounded: at the limit, new paths are not counted. */
export class Paths {
  readonly #counts = new Map<string, number>();
  uncounted = 0;

  add(path: readonly string[]): void {
    // Actions contain no spaces.
    const key = path.join(' ');
    const known = this.#counts.get(key);
    if (known === undefined && this.#counts.size >= MAX_PATHS) this.uncounted++;
    else this.#counts.set(key, (known ?? 0) + 1);
  }

  top(most: number): PathCount[] {
    const all = [...this.#counts].sort(
      ([one, count], [other, more]) => more - count || (one < other ? -1 : 1),
    );
    return all.slice(0, most).map(([key, count]) => ({ path: key.split(' '), count }));
  }
}
