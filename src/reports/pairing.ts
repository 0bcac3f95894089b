import { indexOfStart, type Subjected } from '../utils/starts.ts';
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

/** Of what it is a start or an outcome. */
interface Told extends Subjected {
  readonly type: string;
  readonly action: string;
}

interface Start<Kept> extends Told {
  readonly kept: Kept;
}

interface Outcome<Kept> extends Told {
  readonly at: number;
  readonly kept: Kept;
  lacksStart: boolean;
}

const REQUESTS = 5000; // with 25,000 a report takes a quarter longer, and up to twice the memory
const MOST_OF_A_REQUEST = 1000;

/**
 * Joins each start to its end or error: those of the same request, type, action and resource. Of several starts, as
 * retries and loops make them, an outcome belongs to the latest one, as where its duration is measured
 * (`src/utils/starts.ts`). Without a request's id, the user stands for it.
 *
 * Memory grows with the starts that never end; of outcomes, those of the last 5000 requests are
 * remembered, and some more.
 */
export class Pairing<Kept> {
  readonly #starts = new Map<string, Start<Kept>[]>();
  readonly #outcomes = new Latest<Outcome<Kept>[]>(REQUESTS);

  add(entry: Entry, kept: Kept): Part<Kept> {
    const request = entry.requestId ?? `user ${keyOf(entry.user)}`;
    const told = toldBy(entry);
    return entry.phase === 'start'
      ? this.#start(request, told, entry.at, kept)
      : this.#outcome(request, told, entry, kept);
  }

  #start(request: string, told: Told, at: number, kept: Kept): Part<Kept> {
    const outcome = this.#outcomes.get(request)?.findLast((each) => isSame(each, told));
    if (outcome?.lacksStart === true && outcome.at >= at) {
      outcome.lacksStart = false;
      return { is: 'late start', outcome: outcome.kept };
    }
    const known = this.#starts.get(request);
    const earlier = known && startOf(known, told);
    const start = { ...told, kept };
    if (known === undefined) this.#starts.set(request, [start]);
    else known.push(start);
    return { is: 'start', earlier: earlier?.kept };
  }

  #outcome(request: string, told: Told, entry: Entry, kept: Kept): Part<Kept> {
    const start = this.#takeStart(request, told);
    const known = this.#outcomes.get(request) ?? [];
    if (start === undefined && isRepeated(entry, told, known)) return { is: 'again' };
    const lacksStart = start === undefined && entry.duration !== undefined;
    known.push({ ...told, at: entry.at, kept, lacksStart });
    if (known.length > MOST_OF_A_REQUEST) known.shift();
    this.#outcomes.set(request, known);
    return { is: 'outcome', start: start?.kept, lacksStart };
  }

  #takeStart(request: string, told: Told): Start<Kept> | undefined {
    const known = this.#starts.get(request);
    const start = known && startOf(known, told);
    if (known === undefined || start === undefined) return undefined;
    if (known.length === 1) this.#starts.delete(request);
    else known.splice(known.lastIndexOf(start), 1);
    return start;
  }
}

function toldBy({ type, action, resource: { id, name } }: Entry): Told {
  return { type, action, id: id === '' ? undefined : id, name: name === '' ? undefined : name };
}

function startOf<Kept>(starts: readonly Start<Kept>[], told: Told): Start<Kept> | undefined {
  const same = starts.filter(({ type, action }) => type === told.type && action === told.action);
  return same[indexOfStart(same, told)];
}

/** Whether it has an outcome already, unless it tells that it was started after that. */
function isRepeated(entry: Entry, told: Told, known: readonly Outcome<unknown>[]): boolean {
  const outcome = known.findLast((each) => isSame(each, told));
  if (entry.requestId === undefined || outcome === undefined) return false;
  const { started_at: startedAt } = entry.payload;
  return !(typeof startedAt === 'string' && timeOf(startedAt) >= outcome.at);
}

// An error may know the name alone of what the end had an id of.
function isSame(one: Told, other: Told): boolean {
  if (one.type !== other.type || one.action !== other.action) return false;
  const isNamed = one.id === undefined || other.id === undefined;
  return isNamed ? one.name !== undefined && one.name === other.name : one.id === other.id;
}
