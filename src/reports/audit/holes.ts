import type { Hole, HoleCounts, HoleKind } from './result.ts';

const MAX_HOLES = 1000; // of each kind

/** The holes found: all are counted, and the first of each kind are kept. */
export class Holes {
  readonly #kept: Record<HoleKind, Set<Hole>> = byKind(() => new Set<Hole>());
  readonly #counts: Record<HoleKind, number> = byKind(() => 0);

  add(hole: Hole): void {
    this.#counts[hole.kind]++;
    if (this.#kept[hole.kind].size < MAX_HOLES) this.#kept[hole.kind].add(hole);
  }

  /** Removes a hole that turned out not to be one. */
  take(hole: Hole): void {
    this.#counts[hole.kind]--;
    this.#kept[hole.kind].delete(hole);
  }

  get counts(): HoleCounts {
    return { ...this.#counts };
  }

  inOrder(): Hole[] {
    const all = Object.values(this.#kept).flatMap((kept) => [...kept]);
    return all.sort((one, other) => one.from - other.from);
  }
}

function byKind<Value>(make: () => Value): Record<HoleKind, Value> {
  return { 'missing start': make(), 'missing outcome': make(), clock: make(), silence: make() };
}
