import { timeOf } from '../../utils/text/timestamp.ts';
import type { Named } from '../entry.ts';
import { nobody, type Change, type Held } from './change.ts';
import { next, unknown, type Life } from './life.ts';
import { OwnNames } from './own-names.ts';

/** A time in which a resource was held. Milliseconds since 1970, UTC; `to` is exclusive. */
export interface Span {
  readonly from: number;
  readonly to: number;
  readonly held: Held;
}

/** The history of one resource until a time. */
export interface Course {
  readonly spans: readonly Span[];
  /** The time before it was first seen, when its creation was not: it may have been held or not. */
  readonly unseen: Unseen | undefined;
  /** Creations of an existing resource, by owner. */
  readonly createdTwice: readonly Named[];
  /** Changes of a deleted resource, by owner. */
  readonly afterItsEnd: readonly Named[];
  readonly last: Life;
}

/** The reason for the uncertainty: see `UnknownUsage`. */
export interface Unseen extends Span {
  readonly why: 'before' | 'restored';
}

/** A change in a linked list: an array per resource would take more memory than its contents. */
interface Link {
  change: Change;
  readonly previous: Link | undefined;
}

/** The changes of one resource, in any order. */
export class History {
  /** The last by arrival. */
  #last: Link | undefined;
  #count = 0;
  /** The first by time. */
  #first: Link | undefined;
  #firstSeen: Change | undefined;
  /** The number of changes that arrived before it. */
  #seenAfter = 0;
  /** The restore of a backup that may have created it. */
  #restored: Change | undefined;
  #hasBegin = false;
  readonly names = new OwnNames();

  add(change: Change, name: string): void {
    this.names.add(change.reported.project, name);
    if (change.does === 'begin') this.#hasBegin = true;
    if (change.does === 'see') this.#see(change);
    else if (change.does === 'restore') this.#restored = earlier(this.#restored, change);
    else this.#add(change);
    if (this.#hasBegin) this.#firstSeen = this.#restored = undefined;
  }

  // Only the earliest sighting matters, and only when the creation was not seen.
  #see(change: Change): void {
    if (earlier(this.#firstSeen, change) !== change) return;
    this.#firstSeen = change;
    this.#seenAfter = this.#count;
  }

  // Only the first change needs the properties of its time.
  #add(change: Change): void {
    const isFirst = this.#first === undefined || change.at < this.#first.change.at;
    this.#last = { change: isFirst ? change : bare(change), previous: this.#last };
    this.#count++;
    if (!isFirst) return;
    if (this.#first !== undefined) this.#first.change = bare(this.#first.change);
    this.#first = this.#last;
  }

  course(until: number): Course {
    const found = { createdTwice: [] as Named[], afterItsEnd: [] as Named[] };
    const spans: Span[] = [];
    let life = unknown;
    const changes = this.#inOrder();
    for (const change of changes) {
      if (life.is === 'gone') found.afterItsEnd.push(life.held.project);
      else if (change.does === 'begin' && life.is !== 'unknown') found.createdTwice.push(life.held.project);
      const after = next(life, change);
      if (after !== life) addSpan(spans, life, change.at);
      life = after;
    }
    addSpan(spans, life, until);
    return { spans, unseen: this.#unseen(changes[0], until), ...found, last: life };
  }

  /**
   * Returns the time before it was seen: from its creation, from a restore that may have created it, or without a
   * beginning.
   */
  #unseen(first: Change | undefined, until: number): Unseen | undefined {
    const before = unseenBefore(first);
    const to = first?.at ?? until;
    const { at = Infinity, reported = unreported } = this.#restored ?? {};
    if (at >= to || (before !== undefined && Number.isFinite(before.from))) return before;
    return { from: at, to, held: reported, why: 'restored' };
  }

  /** Returns the changes by time; within the same millisecond, by arrival. */
  #inOrder(): Change[] {
    const changes: Change[] = [];
    for (let link = this.#last; link !== undefined; link = link.previous) changes.push(link.change);
    changes.reverse();
    if (this.#firstSeen !== undefined) changes.splice(this.#seenAfter, 0, this.#firstSeen);
    return changes.sort((one, other) => one.at - other.at);
  }
}

function addSpan(spans: Span[], { is, since, held }: Life, to: number): void {
  if (is === 'held' && to > since) spans.push({ from: since, to, held });
}

/** Returns the earlier one; of the same time, the first by arrival. */
function earlier(known: Change | undefined, change: Change): Change {
  return known !== undefined && known.at <= change.at ? known : change;
}

function unseenBefore(change: Change | undefined): Unseen | undefined {
  if (change === undefined || change.does === 'begin') return undefined;
  const createdAt = timeOf(change.createdAt);
  return {
    from: Number.isNaN(createdAt) ? -Infinity : createdAt,
    to: change.at,
    held: change.reported,
    why: 'before',
  };
}

const unreported: Held = { project: nobody, kind: nobody, size: undefined };

function bare({ at, does, sets, isShelved }: Change): Change {
  return { at, does, sets, reported: unreported, isShelved, createdAt: undefined };
}
