import {
  contradictsNothing,
  hasItsId,
  hasItsName,
  isTheSame,
  isUnidentified,
  type Identity,
} from './identity.ts';

/** The starts of one action whose end or error is still to come, the latest last. */
export class OpenStarts<Start extends Identity> {
  readonly #open: Start[] = [];
  /** How many ends came that were of one of several: as many of the open ones have ended, nobody knows which. */
  #unplaced = 0;

  add(start: Start): void {
    this.#open.push(start);
  }

  /** Those that have not ended; where nobody knows which, the latest of them. */
  left(): readonly Start[] {
    return this.#open.slice(this.#unplaced);
  }

  /** Forgets the oldest ones for as long as `isPast` says so of the oldest, and of how many there are. */
  forget(isPast: (oldest: Start, count: number) => boolean): void {
    for (let [oldest] = this.#open; oldest !== undefined; [oldest] = this.#open) {
      if (!isPast(oldest, this.#open.length)) break;
      this.#open.shift();
    }
    this.#settle();
  }

  /** The start of an end or error, which has then ended; nothing when there is none, or it could be one of several. */
  take(end: Identity): Start | undefined {
    const { starts, isGuess } = candidates(this.#open, end);
    const [start, other] = starts;
    if (start === undefined) return undefined;
    // What ended before may have been this one, unless an identity says that it was not.
    if (other === undefined && !(isGuess && this.#unplaced > 0)) return this.takeThe(start);
    this.#unplaced++;
    this.#settle();
    return undefined;
  }

  /** One that has ended for certain. */
  takeThe(start: Start): Start {
    const at = this.#open.indexOf(start);
    if (at >= 0) this.#open.splice(at, 1);
    this.#settle();
    return start;
  }

  #settle(): void {
    if (this.#open.length > this.#unplaced) return;
    this.#open.length = 0;
    this.#unplaced = 0;
  }
}

type Matches = (start: Identity, end: Identity) => boolean;

const byIdentity: readonly Matches[] = [isTheSame, hasItsId, hasItsName];
const byAction: readonly Matches[] = [isUnidentified, contradictsNothing];

/** The starts that an end could be of: those with the most in common with it; without that, any that may become it. */
function candidates<Start extends Identity>(
  open: readonly Start[],
  end: Identity,
): { starts: readonly Start[]; isGuess: boolean } {
  const known = isUnidentified(end) ? [] : firstSome(byIdentity, open, end);
  if (known.length > 0) return { starts: known, isGuess: false };
  return { starts: firstSome(byAction, open, end), isGuess: true };
}

function firstSome<Start extends Identity>(
  rules: readonly Matches[],
  open: readonly Start[],
  end: Identity,
): readonly Start[] {
  for (const matches of rules) {
    const found = open.filter((start) => matches(start, end));
    if (found.length > 0) return found;
  }
  return [];
}
