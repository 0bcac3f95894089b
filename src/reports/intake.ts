import { timeOf } from '../utils/text/timestamp.ts';
import type { Entry } from './entry.ts';
import { entryOf, filteredOf, type Unusable } from './entry-of.ts';
import type { Filtered } from './filter.ts';
import { noCounts, type InputCounts } from './input-counts.ts';
import { keptWhole, type Kept } from './kept.ts';
import { MessageIds } from './message-ids.ts';
import { Ordering } from './ordering.ts';
import { Pairing } from './pairing.ts';

const MAX_DRIFT = 2000; // milliseconds

/** Turns incoming notifications into the entries of reports: without duplicates, in the order of time. */
export class Intake {
  readonly #ids = new MessageIds();
  /** Per outcome with a missing start: whether the question covers it. */
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

  /** `sees` tests whether the question covers an entry. The others are read too, because they show the current time. */
  constructor(
    give: (entry: Entry) => void,
    kept: Kept = keptWhole,
    sees: (what: Filtered) => boolean = () => true,
  ) {
    this.#give = give;
    this.#kept = kept;
    this.#sees = sees;
  }

  /** Adds a notification. Returns the reason when a report cannot use it, `undefined` otherwise. */
  add(notification: unknown): Unusable | undefined {
    const entry = entryOf(notification, this.#kept);
    if (typeof entry !== 'string') {
      this.#addNew(entry);
      return undefined;
    }
    this.#countLine(entry, this.#sees(filteredOf(notification)));
    return entry;
  }

  /** Counts a line without a notification: it may belong to anyone. */
  addUnreadable(): void {
    this.#countLine('unreadable', true);
  }

  /** Ends the input: passes on the entries that were held for sorting, and returns all counts. */
  end(): InputCounts {
    this.#ordering.end();
    return { ...this.#all };
  }

  /** The counts of what the question covers, and of unreadable lines. */
  get seen(): InputCounts {
    return { ...this.#seen };
  }

  /** The publishers whose clocks stepped back, among what the question covers. */
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

  // Finds the first outcome by arrival, before sorting: sorting follows clocks, and clocks step back.
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

  /** The publisher that was ahead had the wrong clock. */
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
  return Math.abs(at - timeOf(startedAt) - duration * 1000) > MAX_DRIFT;
}
