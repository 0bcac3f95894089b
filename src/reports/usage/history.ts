import { timeOf } from '../../utils/timestamp.ts';
import type { Change, Held } from './change.ts';
import { next, unknown, type Life } from './life.ts';

/** A time in which something was held. Milliseconds since 1970, UTC; `to` is not in it. */
export interface Span {
  readonly from: number;
  readonly to: number;
  readonly held: Held;
}

/** What came of one resource until a time. */
export interface Course {
  readonly spans: readonly Span[];
  /** The time before it was first seen, when nobody told that it began: held or not, that is not known. */
  readonly unseen: Span | undefined;
  /** Creations of what was there already. */
  readonly createdTwice: number;
  /** Changes of what was gone already. */
  readonly afterItsEnd: number;
  readonly last: Life;
}

/** The changes of one resource, in whatever order they come. */
export class History {
  readonly #changes: Change[] = [];
  #firstSeen: Change | undefined;
  /** How many changes came before it. */
  #seenAfter = 0;
  #hasBegin = false;
  /** As it was called last. */
  name = '';

  add(change: Change, name: string): void {
    if (name !== '') this.name = name;
    if (change.does === 'begin') this.#hasBegin = true;
    if (change.does !== 'see') this.#changes.push(change);
    // That it is there says something once: the first time, when nobody told that it began.
    else if (this.#firstSeen === undefined || change.at < this.#firstSeen.at) {
      this.#firstSeen = change;
      this.#seenAfter = this.#changes.length;
    }
  }

  course(until: number): Course {
    const found = { createdTwice: 0, afterItsEnd: 0 };
    const spans: Span[] = [];
    let life = unknown;
    const changes = this.#inOrder();
    for (const change of changes) {
      if (life.is === 'gone') found.afterItsEnd++;
      else if (change.does === 'begin' && life.is !== 'unknown') found.createdTwice++;
      const after = next(life, change);
      if (after !== life) addSpan(spans, life, change.at);
      life = after;
    }
    addSpan(spans, life, until);
    return { spans, unseen: unseenBefore(changes[0]), ...found, last: life };
  }

  /** By time; what was told in the same millisecond as it came. */
  #inOrder(): Change[] {
    const first = this.#hasBegin ? undefined : this.#firstSeen;
    const changes = first ? this.#changes.toSpliced(this.#seenAfter, 0, first) : [...this.#changes];
    return changes.sort((one, other) => one.at - other.at);
  }
}

function addSpan(spans: Span[], { is, since, held }: Life, to: number): void {
  if (is === 'held' && to > since) spans.push({ from: since, to, held });
}

function unseenBefore(change: Change | undefined): Span | undefined {
  if (change === undefined || change.does === 'begin') return undefined;
  const createdAt = timeOf(change.createdAt);
  return { from: Number.isNaN(createdAt) ? -Infinity : createdAt, to: change.at, held: change.told };
}
