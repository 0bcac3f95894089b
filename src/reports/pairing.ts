import { hasItsId, hasItsName, isTheSame, type Identity } from '../utils/identity.ts';
import { timeOf } from '../utils/timestamp.ts';
import type { Entry } from './entry.ts';
import { Latest } from './latest.ts';
import { keyOf } from './named.ts';

/** What a notification is to the operation that it tells of, with what was kept of its other half. */
export type Part<Kept> =
  | StartPart<Kept>
  | OutcomePart<Kept>
  | { readonly is: 'late start'; readonly outcome: Kept }
  /** Another outcome of what has one, as an error after an end. */
  | { readonly is: 'again' };

interface StartPart<Kept> {
  readonly is: 'start';
  /** One like it that has no outcome yet: it was told twice, unless each of them gets an outcome. */
  readonly earlier: Kept | undefined;
}

interface OutcomePart<Kept> {
  readonly is: 'outcome';
  readonly start: Kept | undefined;
  /** Whether its start was told, but did not come. */
  readonly lacksStart: boolean;
}

/** A start or an outcome, of what it is one, and what was kept of it. */
interface Told<Kept> extends Identity {
  readonly type: string;
  readonly action: string;
  readonly at: number;
  readonly kept: Kept;
  /** Of an outcome: whether its start was told, but did not come. */
  lacksStart: boolean;
}

const REQUESTS = 5000; // with 25,000 a report takes a quarter longer, and up to twice the memory
const MOST_OF_A_REQUEST = 1000;

/**
 * Joins each start to its end or error: those of the same request, type, action and resource. Of several starts, as
 * retries and loops make them, an outcome belongs to the latest one. Without a request's id, the user stands for it.
 *
 * Memory grows with the starts that never end; of outcomes, those of the last 5000 requests are
 * remembered, and some more.
 */
export class Pairing<Kept> {
  readonly #starts = new Map<string, Told<Kept>[]>();
  readonly #outcomes = new Latest<Told<Kept>[]>(REQUESTS);

  add(entry: Entry, kept: Kept): Part<Kept> {
    const request = entry.requestId ?? `user ${keyOf(entry.user)}`;
    const told = toldBy(entry, kept);
    return entry.phase === 'start' ? this.#start(request, told) : this.#outcome(request, told, entry);
  }

  #start(request: string, told: Told<Kept>): Part<Kept> {
    const outcome = this.#outcomes.get(request)?.findLast((each) => isSame(each, told));
    if (outcome?.lacksStart === true && outcome.at >= told.at) {
      outcome.lacksStart = false;
      return { is: 'late start', outcome: outcome.kept };
    }
    const known = this.#starts.get(request);
    const earlier = known && startOf(known, told);
    if (known === undefined) this.#starts.set(request, [told]);
    else known.push(told);
    return { is: 'start', earlier: earlier?.kept };
  }

  #outcome(request: string, told: Told<Kept>, entry: Entry): Part<Kept> {
    const start = this.#takeStart(request, told);
    const known = this.#outcomes.get(request);
    if (start === undefined && known !== undefined && isRepeated(entry, told, known)) return { is: 'again' };
    told.lacksStart = start === undefined && entry.duration !== undefined;
    this.#outcomes.set(request, known === undefined ? [told] : withLast(known, told));
    return { is: 'outcome', start: start?.kept, lacksStart: told.lacksStart };
  }

  #takeStart(request: string, told: Told<Kept>): Told<Kept> | undefined {
    const known = this.#starts.get(request);
    const start = known && startOf(known, told);
    if (known === undefined || start === undefined) return undefined;
    if (known.length === 1) this.#starts.delete(request);
    else known.splice(known.lastIndexOf(start), 1);
    return start;
  }
}

function toldBy<Kept>({ type, action, at, resource }: Entry, kept: Kept): Told<Kept> {
  const id = resource.id === '' ? undefined : resource.id;
  const name = resource.name === '' ? undefined : resource.name;
  return { type, action, id, name, at, kept, lacksStart: false };
}

function withLast<Kept>(known: Told<Kept>[], told: Told<Kept>): Told<Kept>[] {
  known.push(told);
  if (known.length > MOST_OF_A_REQUEST) known.shift();
  return known;
}

function startOf<Kept>(starts: readonly Told<Kept>[], told: Told<Kept>): Told<Kept> | undefined {
  const same = starts.filter(({ type, action }) => type === told.type && action === told.action);
  return same[indexOfStart(same, told)];
}

/** Where the latest start of the same resource is; behind the last one when there is none. */
function indexOfStart(known: readonly Identity[], end: Identity): number {
  for (const matches of [isTheSame, hasItsId, hasItsName]) {
    const found = known.findLastIndex((start) => matches(start, end));
    if (found >= 0) return found;
  }
  return known.length;
}

/** Whether it has an outcome already, unless it tells that it was started after that. */
function isRepeated<Kept>(entry: Entry, told: Told<Kept>, known: readonly Told<Kept>[]): boolean {
  const outcome = known.findLast((each) => isSame(each, told));
  if (entry.requestId === undefined || outcome === undefined) return false;
  const { started_at: startedAt } = entry.payload;
  return !(typeof startedAt === 'string' && timeOf(startedAt) >= outcome.at);
}

// An error may know the name alone of what the end had an id of.
function isSame(one: Told<unknown>, other: Told<unknown>): boolean {
  if (one.type !== other.type || one.action !== other.action) return false;
  const isNamed = one.id === undefined || other.id === undefined;
  return isNamed ? one.name !== undefined && one.name === other.name : one.id === other.id;
}
