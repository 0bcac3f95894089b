import { timeOf } from '../utils/text/timestamp.ts';
import type { Entry } from './entry.ts';
import { entryOf, filteredOf, type Unusable } from './entry-of.ts';
import type { Filtered } from './filter.ts';
import { noCounts, type InputCounts } from './input-counts.ts';
import { keptWhole, type Kept } from './kept.ts';
import { MessageIds } from './message-ids.ts';
import { Ordering } from './ordering.ts';
import { Pairing } from './pairing.ts';

const MOST_DRIFT = 2000; // milliseconds

/** Takes notifications as they come, and gives the entries of reports: each once, in the order of time. */
export class Intake {
  readonly #ids = new MessageIds();
  /** Of an outcome whose start is missing, whether the question sees it. */
  readonly #pairing = new Pairing<boolean>();
  readonly #ordering = new Ordering((entry, isLate) => {
    this.#pass(entry, isLate);
  });
  readonly #give: (entry: Entry) => void;
  readonly #kept: Kept;
  readonly #sees: (what: Filtered) => boolean;
  readonly #all = noCounts();
  readonly #seen = noCounts();
  readonly #steppedBack = new Set<string>();

  /** `sees` is what the question may tell of: the others are taken in as well, since they say what the time is. */
  constructor(
    give: (entry: Entry) => void,
    kept: Kept = keptWhole,
    sees: (what: Filtered) => boolean = () => true,
  ) {
    this.#give = give;
    this.#kept = kept;
    this.#sees = sees;
  }

  /** Says why it is of no use to a report, when it is not. */
  add(notification: unknown): Unusable | undefined {
    const entry = entryOf(notification, this.#kept);
    if (typeof entry !== 'string') {
      this.#addNew(entry);
      return undefined;
    }
    this.#countLine(entry, this.#sees(filteredOf(notification)));
    return entry;
  }

  /** Counts a line that holds no notification: it may be anybody's. */
  addUnreadable(): void {
    this.#countLine('unreadable', true);
  }

  /** There is no more: gives what was held to be in order, and says how it all was. */
  end(): InputCounts {
    this.#ordering.end();
    return { ...this.#all };
  }

  /** How that was which the question sees, and the lines that nobody can read. */
  get seen(): InputCounts {
    return { ...this.#seen };
  }

  /** Who told what stepped back in time, of what the question sees. */
  get steppedBack(): readonly string[] {
    return [...this.#steppedBack];
  }

  #count(what: keyof InputCounts, isSeen: boolean, by = 1): void {
    this.#all[what] += by;
    if (isSeen) this.#seen[what] += by;
  }

  #countLine(what: keyof InputCounts, isSeen: boolean): void {
    this.#count('lines', isSeen);
    this.#count(what, isSeen);
  }

  // Which outcome was the first is asked before they are put in order: that goes by clocks, which step back.
  #addNew(entry: Entry): void {
    const isSeen = this.#sees(entry);
    if (!this.#ids.add(entry.id)) this.#countLine('duplicates', isSeen);
    else if (this.#isRepeated(entry, isSeen)) this.#countLine('repeatedOutcomes', isSeen);
    else this.#order(entry, isSeen);
  }

  #order(entry: Entry, isSeen: boolean): void {
    this.#countLine('taken', isSeen);
    const ahead = this.#ordering.add(entry);
    if (ahead !== undefined) this.#stepBack(ahead, this.#sees(ahead));
  }

  /** The clock was wrong of who was ahead. */
  #stepBack({ publisher }: Entry, isSeen: boolean): void {
    this.#count('clockSteps', isSeen);
    if (isSeen && publisher !== '') this.#steppedBack.add(publisher);
  }

  #pass(entry: Entry, isLate: boolean): void {
    if (isLate) this.#count('late', this.#sees(entry));
    if (isClockWrong(entry)) this.#count('clockJumps', this.#sees(entry));
    this.#give(entry);
  }

  #isRepeated(entry: Entry, isSeen: boolean): boolean {
    const part = this.#pairing.add(entry, isSeen);
    if (
      entry.phase === 'start' &&
      (part.is === 'again' || (part.is === 'start' && part.earlier !== undefined))
    )
      this.#count('repeatedStarts', isSeen);
    if (part.is === 'outcome' && part.lacksStart) this.#count('missingStarts', isSeen);
    if (part.is === 'late start') this.#count('missingStarts', part.outcome, -1);
    return part.is === 'again' && entry.phase !== 'start';
  }
}

function isClockWrong({ at, duration, payload }: Entry): boolean {
  const { started_at: startedAt } = payload;
  if (duration === undefined || typeof startedAt !== 'string') return false;
  return Math.abs(at - timeOf(startedAt) - duration * 1000) > MOST_DRIFT;
}
