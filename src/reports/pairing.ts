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

/** The role of a notification in its operation, with the data kept of its other half. */
export type Part<Kept> =
  | StartPart<Kept>
  | OutcomePart<Kept>
  | { readonly is: 'late start'; readonly outcome: Kept }
  /** A second outcome, as an error after an end; or a repeated start of an operation that has an outcome. */
  | { readonly is: 'again' };

interface StartPart<Kept> {
  readonly is: 'start';
  /** A similar start without an outcome yet: this one is a duplicate, unless each gets an outcome. */
  readonly earlier: Kept | undefined;
}

export interface OutcomePart<Kept> {
  readonly is: 'outcome';
  readonly start: Kept | undefined;
  /** Whether it may belong to another start as well: the data of its start is then uncertain. */
  readonly isGuess: boolean;
  /** Whether its start was emitted, but did not arrive. */
  readonly lacksStart: boolean;
}

const OUTCOMES = 5000; // with 25,000 a report takes a quarter longer, and up to twice the memory
const MAX_OF_ONE_KEY = 1000;

/**
 * Pairs each start with its end or error by `operation_id`, user and project. If one of them has no `operation_id`, as
 * in older notifications, it pairs by request, type, action and resource; of several starts, as from retries and loops,
 * the latest gets the outcome. A notification without id and name matches any resource in that request. Without a
 * request id, the user stands for it.
 *
 * Memory grows with the starts that never end. Of outcomes, those of the latest 5000 operations and requests are kept,
 * and some more.
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
    const known = ofOperation(this.#outcomes, start).findLast((outcome) => isOneOperation(start, outcome));
    if (known?.lacksStart === false) return { is: 'again' };
    const outcome = known ?? lackingStart(ofRequest(this.#outcomes, start), start);
    if (outcome === undefined) return { is: 'start', earlier: this.#open(start)?.kept };
    outcome.lacksStart = false;
    return { is: 'late start', outcome: outcome.kept };
  }

  /** Registers a start and returns the earlier one that it may repeat. */
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
    put(this.#outcomes, outcome, MAX_OF_ONE_KEY);
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

/** Of several candidates, picks the first: it guesses that they end in the order of their starts. */
function guess<Kept>(known: readonly Half<Kept>[], outcome: Half<Kept>): Found<Kept> {
  if (known.length === 0) return sure(undefined);
  const [start, ...others] = perhapsOfSameResource(known, outcome);
  for (const other of others) other.isDoubtful = true;
  return { start, isGuess: start !== undefined && (others.length > 0 || start.isDoubtful) };
}

/** Returns the outcome whose start is missing and may be this one. */
function lackingStart<Kept>(outcomes: readonly Half<Kept>[], start: Half<Kept>): Half<Kept> | undefined {
  if (outcomes.length === 0) return undefined;
  return ofSameResource(
    outcomes.filter(({ lacksStart, at }) => lacksStart && at >= start.at),
    start,
  );
}
