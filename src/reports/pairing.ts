import type { Entry } from './entry.ts';
import {
  halfOf,
  isOneOperation,
  isRepeated,
  ofSameResource,
  perhapsOfSameResource,
  wasStarted,
  type Half,
} from './half.ts';
import { ofOperation, ofRequest, put, remove, type Halves } from './halves.ts';
import { Latest } from './latest.ts';

/** What a notification is to the operation that it tells of, with what was kept of its other half. */
export type Part<Kept> =
  | StartPart<Kept>
  | OutcomePart<Kept>
  | { readonly is: 'late start'; readonly outcome: Kept }
  /** Another outcome of what has one, as an error after an end; or another start of that. */
  | { readonly is: 'again' };

interface StartPart<Kept> {
  readonly is: 'start';
  /** One like it that has no outcome yet: it was told twice, unless each of them gets an outcome. */
  readonly earlier: Kept | undefined;
}

export interface OutcomePart<Kept> {
  readonly is: 'outcome';
  readonly start: Kept | undefined;
  /** Whether it may be of another start as well: then what its start says is not known of it. */
  readonly isGuess: boolean;
  /** Whether its start was told, but did not come. */
  readonly lacksStart: boolean;
}

const OUTCOMES = 5000; // with 25,000 a report takes a quarter longer, and up to twice the memory
const MOST_OF_ONE_KEY = 1000;

/**
 * Joins each start to its end or error: those of one `operation_id`, of one user in one project. Where one of the two has none,
 * as in older notifications, those of the same request, type, action and resource; of several starts, as retries and loops
 * make them, an outcome then belongs to the latest one. What was told without an id and a name is of any resource in that
 * request. Without a request's id, the user stands for it.
 *
 * Memory grows with the starts that never end; of outcomes, those of the last 5000 operations and requests are remembered, and
 * some more.
 */
export class Pairing<Kept> {
  readonly #starts: Halves<Kept, Map<string, Half<Kept>[]>> = {
    byOperation: new Map(),
    byRequest: new Map(),
  };
  readonly #outcomes: Halves<Kept, Latest<Half<Kept>[]>> = {
    byOperation: new Latest(OUTCOMES),
    byRequest: new Latest(OUTCOMES),
  };

  add(entry: Entry, kept: Kept): Part<Kept> {
    const half = halfOf(entry, kept);
    return entry.phase === 'start' ? this.#start(half) : this.#outcome(half, entry);
  }

  #start(start: Half<Kept>): Part<Kept> {
    const told = ofOperation(this.#outcomes, start).findLast((outcome) => isOneOperation(start, outcome));
    if (told?.lacksStart === false) return { is: 'again' };
    const outcome = told ?? lackingStart(ofRequest(this.#outcomes, start), start);
    if (outcome === undefined) return { is: 'start', earlier: this.#open(start)?.kept };
    outcome.lacksStart = false;
    return { is: 'late start', outcome: outcome.kept };
  }

  /** The start that this one may tell again. */
  #open(start: Half<Kept>): Half<Kept> | undefined {
    const same = ofOperation(this.#starts, start).findLast((known) => isOneOperation(known, start));
    if (same !== undefined) return same;
    const earlier = ofSameResource(ofRequest(this.#starts, start), start);
    put(this.#starts, start);
    return earlier;
  }

  #outcome(outcome: Half<Kept>, entry: Entry): Part<Kept> {
    const { start, isGuess } = this.#takeStart(outcome, entry);
    if (start === undefined && this.#isAgain(outcome, entry)) return { is: 'again' };
    if (!isGuess) outcome.operation ??= start?.operation;
    outcome.lacksStart = start === undefined && wasStarted(entry);
    put(this.#outcomes, outcome, MOST_OF_ONE_KEY);
    return { is: 'outcome', start: start?.kept, isGuess, lacksStart: outcome.lacksStart };
  }

  #takeStart(outcome: Half<Kept>, { requestId }: Entry): Found<Kept> {
    const known = ofRequest(this.#starts, outcome);
    const start =
      ofOperation(this.#starts, outcome).findLast((each) => isOneOperation(each, outcome)) ??
      ofSameResource(known, outcome);
    const found = start === undefined && requestId !== undefined ? guess(known, outcome) : sure(start);
    if (found.start !== undefined) remove(this.#starts, found.start);
    return found;
  }

  #isAgain(outcome: Half<Kept>, entry: Entry): boolean {
    return (
      ofOperation(this.#outcomes, outcome).some((known) => isOneOperation(known, outcome)) ||
      isRepeated(entry, outcome, ofRequest(this.#outcomes, outcome))
    );
  }
}

interface Found<Kept> {
  readonly start: Half<Kept> | undefined;
  readonly isGuess: boolean;
}

function sure<Kept>(start: Half<Kept> | undefined): Found<Kept> {
  return { start, isGuess: false };
}

/** Of several that it may be, the first one: so many have ended as outcomes came. */
function guess<Kept>(known: readonly Half<Kept>[], outcome: Half<Kept>): Found<Kept> {
  if (known.length === 0) return sure(undefined);
  const [start, ...others] = perhapsOfSameResource(known, outcome);
  for (const other of others) other.isDoubtful = true;
  return { start, isGuess: start !== undefined && (others.length > 0 || start.isDoubtful) };
}

/** The outcome that waits for this start. */
function lackingStart<Kept>(outcomes: readonly Half<Kept>[], start: Half<Kept>): Half<Kept> | undefined {
  if (outcomes.length === 0) return undefined;
  return ofSameResource(
    outcomes.filter(({ lacksStart, at }) => lacksStart && at >= start.at),
    start,
  );
}
