import { timeOf } from '../utils/timestamp.ts';
import type { Entry } from './entry.ts';
import { entryOf, type Unusable } from './entry-of.ts';
import { keptWhole, type Kept } from './kept.ts';
import { MessageIds } from './message-ids.ts';
import { Ordering } from './ordering.ts';
import { Pairing } from './pairing.ts';

/** What was wrong with the input, as `--json` prints it. lines = unreadable to repeatedOutcomes, and taken. */
export interface InputCounts {
  lines: number;
  /** Not JSON, cut off, too long, or no notification. */
  unreadable: number;
  /** Of other services. */
  foreign: number;
  /** Not as the schemas say. */
  malformed: number;
  /** Of a major version that this release does not know. */
  unknownVersion: number;
  /** The same `message_id` again. */
  duplicates: number;
  /** An end or error of what has one already: it is left out. */
  repeatedOutcomes: number;
  /** What the report was made of, before its filters. */
  taken: number;
  /** Taken, but not in the order of time. */
  late: number;
  /** How often the times stepped back by more than five minutes. */
  clockSteps: number;
  /** Outcomes whose time does not fit their start's and their duration, by more than two seconds. */
  clockJumps: number;
  /** Starts of what was started already, and has no outcome or one that belongs to the start before. */
  repeatedStarts: number;
  /** Outcomes whose start was told, but is not in the input. */
  missingStarts: number;
}

const MOST_DRIFT = 2000; // milliseconds

/** Takes notifications as they come, and gives the entries of reports: each once, in the order of time. */
export class Intake {
  readonly #ids = new MessageIds();
  readonly #pairing = new Pairing<true>();
  readonly #ordering = new Ordering((entry) => {
    this.#pass(entry);
  });
  readonly #give: (entry: Entry) => void;
  readonly #kept: Kept;
  readonly #counts = noCounts();

  constructor(give: (entry: Entry) => void, kept: Kept = keptWhole) {
    this.#give = give;
    this.#kept = kept;
  }

  /** Says why it is of no use to a report, when it is not. */
  add(notification: unknown): Unusable | undefined {
    this.#counts.lines++;
    const entry = entryOf(notification, this.#kept);
    if (typeof entry !== 'string') {
      this.#addNew(entry);
      return undefined;
    }
    this.#counts[entry]++;
    return entry;
  }

  /** Counts a line that holds no notification. */
  addUnreadable(): void {
    this.#counts.lines++;
    this.#counts.unreadable++;
  }

  /** There is no more: gives what was held to be in order, and says how it all was. */
  end(): InputCounts {
    this.#ordering.end();
    return { ...this.#counts, late: this.#ordering.late, clockSteps: this.#ordering.stepsBack };
  }

  // Which outcome was the first is asked before they are put in order: that goes by clocks, which step back.
  #addNew(entry: Entry): void {
    if (!this.#ids.add(entry.id)) this.#counts.duplicates++;
    else if (this.#isRepeated(entry)) this.#counts.repeatedOutcomes++;
    else this.#ordering.add(entry);
  }

  #pass(entry: Entry): void {
    if (isClockWrong(entry)) this.#counts.clockJumps++;
    this.#counts.taken++;
    this.#give(entry);
  }

  #isRepeated(entry: Entry): boolean {
    const part = this.#pairing.add(entry, true);
    if (entry.phase === 'start' && (part.is === 'again' || (part.is === 'start' && part.earlier)))
      this.#counts.repeatedStarts++;
    if (part.is === 'outcome' && part.lacksStart) this.#counts.missingStarts++;
    if (part.is === 'late start') this.#counts.missingStarts--;
    return part.is === 'again' && entry.phase !== 'start';
  }
}

function isClockWrong({ at, duration, payload }: Entry): boolean {
  const { started_at: startedAt } = payload;
  if (duration === undefined || typeof startedAt !== 'string') return false;
  return Math.abs(at - timeOf(startedAt) - duration * 1000) > MOST_DRIFT;
}

function noCounts(): InputCounts {
  return {
    lines: 0,
    unreadable: 0,
    foreign: 0,
    malformed: 0,
    unknownVersion: 0,
    duplicates: 0,
    repeatedOutcomes: 0,
    taken: 0,
    late: 0,
    clockSteps: 0,
    clockJumps: 0,
    repeatedStarts: 0,
    missingStarts: 0,
  };
}
