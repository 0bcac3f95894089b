import type { Entry } from './entry.ts';
import { halfOf, isOneOperation, isRepeated, ofSameResource, wasStarted, type Half } from './half.ts';
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
  /** Whether its start was told, but did not come. */
  readonly lacksStart: boolean;
}

const OUTCOMES = 5000; // with 25,000 a report takes a quarter longer, and up to twice the memory
const MOST_OF_ONE_KEY = 1000;

/**
 * Joins each start to its end or error: those of one `operation_id`, of one user in one project. Where one of the two has none,
 * as in older notifications, those of the same request, type, action and resource; of several starts, as retries and loops
 * make them, an outcome then belongs to the latest one, as where its duration is measured (`src/utils/starts.ts`). Without a
 * request's id, the user stands for it.
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
    const start = this.#takeStart(outcome);
    if (start === undefined && this.#isAgain(outcome, entry)) return { is: 'again' };
    outcome.operation ??= start?.operation;
    outcome.lacksStart = start === undefined && wasStarted(entry);
    put(this.#outcomes, outcome, MOST_OF_ONE_KEY);
    return { is: 'outcome', start: start?.kept, lacksStart: outcome.lacksStart };
  }

  #takeStart(outcome: Half<Kept>): Half<Kept> | undefined {
    const start =
      ofOperation(this.#starts, outcome).findLast((known) => isOneOperation(known, outcome)) ??
      ofSameResource(ofRequest(this.#starts, outcome), outcome);
    if (start !== undefined) remove(this.#starts, start);
    return start;
  }

  #isAgain(outcome: Half<Kept>, entry: Entry): boolean {
    return (
      ofOperation(this.#outcomes, outcome).some((known) => isOneOperation(known, outcome)) ||
      isRepeated(entry, outcome, ofRequest(this.#outcomes, outcome))
    );
  }
}

/** The outcome that waits for this start. */
function lackingStart<Kept>(outcomes: readonly Half<Kept>[], start: Half<Kept>): Half<Kept> | undefined {
  if (outcomes.length === 0) return undefined;
  return ofSameResource(
    outcomes.filter(({ lacksStart, at }) => lacksStart && at >= start.at),
    start,
  );
}
