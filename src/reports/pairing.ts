import { Remembered } from '../consumer/remembered.ts';
import { indexOfStart, type Subjected } from '../utils/starts.ts';
import { timeOf } from '../utils/timestamp.ts';
import type { Entry } from './entry.ts';
import { keyOf } from './named.ts';

/** What a notification is to the operation that it tells of, with what was kept of its other half. */
export type Part<Kept> =
  | StartPart
  | OutcomePart<Kept>
  | { readonly is: 'late start'; readonly outcome: Kept }
  /** Another outcome of what has one, as an error after an end. */
  | { readonly is: 'again' };

interface StartPart {
  readonly is: 'start';
  /** Whether one like it has no outcome yet. */
  readonly isRepeated: boolean;
}

interface OutcomePart<Kept> {
  readonly is: 'outcome';
  readonly start: Kept | undefined;
  /** Whether its start was told, but did not come. */
  readonly lacksStart: boolean;
}

interface Start<Kept> extends Subjected {
  readonly kept: Kept;
}

interface Outcome<Kept> {
  readonly at: number;
  readonly kept: Kept;
  lacksStart: boolean;
}

const MOST_OUTCOMES = 100_000;

/**
 * Joins each start to its end or error: those of the same request, type, action and resource. Of several starts, as
 * retries and loops make them, an outcome belongs to the latest one, as where its duration is measured
 * (`src/utils/starts.ts`). Without a request's id, the user stands for it.
 *
 * Memory grows with the starts that never end; of outcomes, the last hundred thousand are remembered.
 */
export class Pairing<Kept> {
  readonly #open = new Map<string, Start<Kept>[]>();
  readonly #outcomes = new Remembered<Outcome<Kept>>(MOST_OUTCOMES);

  add(entry: Entry, kept: Kept): Part<Kept> {
    return entry.phase === 'start' ? this.#start(entry, kept) : this.#outcome(entry, kept);
  }

  #start(entry: Entry, kept: Kept): Part<Kept> {
    const outcome = this.#outcomes.get(operationOf(entry));
    if (outcome?.lacksStart === true && outcome.at >= entry.at) {
      outcome.lacksStart = false;
      return { is: 'late start', outcome: outcome.kept };
    }
    const attempt = attemptOf(entry);
    const known = this.#open.get(attempt) ?? [];
    const isRepeated = indexOfStart(known, subjectOf(entry)) < known.length;
    known.push({ ...subjectOf(entry), kept });
    this.#open.set(attempt, known);
    return { is: 'start', isRepeated };
  }

  #outcome(entry: Entry, kept: Kept): Part<Kept> {
    const start = this.#takeStart(entry);
    if (start === undefined && this.#hasOutcome(entry)) return { is: 'again' };
    const lacksStart = start === undefined && entry.duration !== undefined;
    this.#remember(entry, { at: entry.at, kept, lacksStart });
    return { is: 'outcome', start: start?.kept, lacksStart };
  }

  /** Whether it has one already, unless this one tells that it was started after that. */
  #hasOutcome(entry: Entry): boolean {
    const outcome = this.#outcomes.get(operationOf(entry));
    if (entry.requestId === undefined || outcome === undefined) return false;
    const { started_at: startedAt } = entry.payload;
    return !(typeof startedAt === 'string' && timeOf(startedAt) >= outcome.at);
  }

  #remember(entry: Entry, outcome: Outcome<Kept>): void {
    const { id, name } = entry.resource;
    this.#outcomes.set(operationOf(entry), outcome);
    // An error may know the name alone of what the end had an id of.
    if (id !== '' && name !== '')
      this.#outcomes.set(operationOf({ ...entry, resource: { id: '', name } }), outcome);
  }

  #takeStart(entry: Entry): Start<Kept> | undefined {
    const attempt = attemptOf(entry);
    const known = this.#open.get(attempt);
    const [start] = known?.splice(indexOfStart(known, subjectOf(entry)), 1) ?? [];
    if (known?.length === 0) this.#open.delete(attempt);
    return start;
  }
}

function subjectOf({ resource: { id, name } }: Entry): Subjected {
  return { id: id === '' ? undefined : id, name: name === '' ? undefined : name };
}

// Types and actions have no spaces, and a length before an id keeps what follows apart, whatever the id holds.
function attemptOf({ type, action, requestId, user }: Entry): string {
  const asker = requestId ?? `user ${keyOf(user)}`;
  return `${type}.${action} ${asker.length} ${asker}`;
}

function operationOf(entry: Entry): string {
  const { id, name } = entry.resource;
  return id === '' ? `${attemptOf(entry)} name ${name}` : `${attemptOf(entry)} id ${id}`;
}
