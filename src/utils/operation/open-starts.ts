import {
  contradictsNothing,
  hasItsId,
  hasItsName,
  isTheSame,
  isUnidentified,
  type Identity,
} from './identity.ts';

/** The starts of one action without an end or error so far, the latest last. */
export class OpenStarts<Start extends Identity> {
  readonly #open: Start[] = [];
  /** How many ends matched several starts: that many of the open starts have ended, but it is unknown which. */
  #unplaced = 0;

  add(start: Start): void {
    this.#open.push(start);
  }

  /** Returns the starts that have not ended; if it is unknown which, the latest ones. */
  left(): readonly Start[] {
    return this.#open.slice(this.#unplaced);
  }

  /** Forgets the oldest starts while `isPast` returns true for the oldest one and their count. */
  forget(isPast: (oldest: Start, count: number) => boolean): void {
    for (let [oldest] = this.#open; oldest !== undefined; [oldest] = this.#open) {
      if (!isPast(oldest, this.#open.length)) break;
      this.#open.shift();
    }
    this.#settle();
  }

  /** Removes and returns the start of an end or error; `undefined` when there is none, or several are possible. */
  take(end: Identity): Start | undefined {
    const { starts, isGuess } = candidates(this.#open, end);
    const [start, other] = starts;
    if (start === undefined) return undefined;
    // An earlier end may have been of this one, unless an identity rules that out.
    if (other === undefined && !(isGuess && this.#unplaced > 0)) return this.takeThe(start);
    this.#unplaced++;
    this.#settle();
    return undefined;
  }

  /** Removes a start that has certainly ended. */
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

/**
 * Returns the starts that an end may belong to: those with the most in common; otherwise those that do not contradict
 * it.
 */
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
